import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { EditableChartFragment, PatientConflictFieldsFragment } from "../../../gql/graphql.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { updateInput } from "./chart-input.ts";
import { type ChartProblem, chartProblemsOf } from "./chart-problems.ts";
import type { ChartValues } from "./chart-values.ts";
import { valuesOf } from "./editable-chart.ts";

const PatientConflictFields = graphql(`
  fragment PatientConflictFields on PatientConflict {
    savedAt
    savedBy {
      ...ActorName
    }
    current {
      ...EditableChart
    }
  }
`);

const UpdatePatient = graphql(`
  mutation UpdatePatient($input: UpdatePatientInput!) {
    updatePatient(input: $input) {
      patient {
        id
      }
      errors {
        __typename
        ...ChartErrorFields
        ... on PatientConflict {
          ...PatientConflictFields
        }
      }
    }
  }
`);

interface UpdateState {
  readonly phase: "idle" | "busy" | "saved";
  readonly problems: readonly ChartProblem[];
  /** What somebody else has saved meanwhile, to be settled before the next save. */
  readonly conflict: PatientConflictFieldsFragment | null;
}

const calm: UpdateState = { phase: "idle", problems: [], conflict: null };

export function useUpdateChart(onSaved: () => void) {
  const [, update] = useMutation(UpdatePatient);
  const [state, setState] = useState(calm);

  const save = async (chart: EditableChartFragment, values: ChartValues): Promise<void> => {
    if (state.phase === "busy") return;
    setState({ ...calm, phase: "busy" });
    const { input, rows } = updateInput(chart, valuesOf(chart), values);
    const { data, error } = await update({ input });
    const { patient, errors = [] } = data?.updatePatient ?? {};
    if (patient && errors.length === 0) {
      setState({ ...calm, phase: "saved" });
      return onSaved();
    }
    const conflict = errors.find((each) => each.__typename === "PatientConflict");
    if (conflict) return setState({ ...calm, conflict: readFragment(PatientConflictFields, conflict) });
    const whole = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" } as const;
    setState({ ...calm, problems: errors.length > 0 ? chartProblemsOf(errors, rows) : [whole] });
  };
  return { ...state, save, calmDown: () => setState(calm) };
}
