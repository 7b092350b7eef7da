import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import { newRequestKey } from "../../../shared/forms/request-key.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import { createInput } from "./chart-input.ts";
import { type ChartProblem, chartProblemsOf } from "./chart-problems.ts";
import type { ChartValues } from "./chart-values.ts";
import { emptyChart } from "./empty-chart.ts";

const CreatePatient = graphql(`
  mutation CreatePatient($input: CreatePatientInput!) {
    createPatient(input: $input) {
      patient {
        id
      }
      errors {
        ...ChartErrorFields
      }
    }
  }
`);

interface CreateState {
  readonly phase: "idle" | "busy" | "saved";
  readonly problems: readonly ChartProblem[];
}

/** Makes one chart, however often it is sent. */
export function useCreateChart(onMade: (id: string) => void) {
  const [, create] = useMutation(CreatePatient);
  const [requestKey] = useState(newRequestKey);
  const [state, setState] = useState<CreateState>({ phase: "idle", problems: [] });

  const save = async (values: ChartValues): Promise<void> => {
    if (state.phase === "busy") return;
    setState({ phase: "busy", problems: [] });
    const { input, rows } = createInput(emptyChart, values, requestKey);
    const { data, error } = await create({ input });
    const { patient, errors = [] } = data?.createPatient ?? {};
    if (patient && errors.length === 0) {
      setState({ phase: "saved", problems: [] });
      return onMade(patient.id);
    }
    const whole = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" } as const;
    setState({ phase: "idle", problems: errors.length > 0 ? chartProblemsOf(errors, rows) : [whole] });
  };
  return { ...state, save };
}
