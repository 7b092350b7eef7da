import { useMemo, useState } from "react";
import { useForm } from "react-hook-form";
import { useNavigate } from "react-router";
import type { EditableChartFragment } from "../../../gql/graphql.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { useText } from "../../use-text.ts";
import { doneState } from "../chart/use-done.ts";
import { nameOf } from "../patient-name.ts";
import { patientPath } from "../patient-paths.ts";
import { ChartForm } from "./chart-form.tsx";
import { type ChartValues, differences } from "./chart-values.ts";
import { ConflictPanel } from "./conflict-panel.tsx";
import { EditableChart, valuesOf } from "./editable-chart.ts";
import { type ChosenType, TypeChoice } from "./type-choice.ts";
import { useUpdateChart } from "./use-update-chart.ts";

interface EditFormProps {
  readonly loaded: EditableChartFragment;
  readonly types: readonly ChosenType[];
}

/** The clinic's types, and those of the chart's numbers that it doesn't offer any more. */
const withHeld = (types: readonly ChosenType[], chart: EditableChartFragment): ChosenType[] => {
  const held = chart.identifications.map(({ type }) => readFragment(TypeChoice, type));
  return [...types, ...held.filter(({ id }) => types.every((type) => type.id !== id))];
};

export function EditForm({ loaded, types }: EditFormProps) {
  const text = useText();
  const navigate = useNavigate();
  const [chart, setChart] = useState(loaded);
  const base = useMemo(() => valuesOf(chart), [chart]);
  const form = useForm<ChartValues>({ defaultValues: base });
  const leave = (): void => void navigate(patientPath(chart.id), { replace: true, state: doneState("saved") });
  const { phase, problems, conflict, save, calmDown } = useUpdateChart(leave);
  const current = conflict && readFragment(EditableChart, conflict.current);

  /** What was chosen, on top of what the other person saved. Where that leaves nothing to save, theirs is what holds. */
  const settle = (theirs: EditableChartFragment, settled: ChartValues): void => {
    setChart(theirs);
    form.reset(valuesOf(theirs));
    calmDown();
    if (differences(valuesOf(theirs), settled).length === 0) return leave();
    form.reset(settled);
    void save(theirs, settled);
  };
  return (
    <>
      <p className="soft">{nameOf(chart)}</p>
      <ChartForm
        form={form}
        editing
        base={base}
        types={withHeld(types, chart)}
        problems={problems}
        phase={phase}
        saveLabel={text("form.save")}
        onSave={(values) => void save(chart, values)}
        onDiscard={() => {
          form.reset(base);
          calmDown();
        }}
        instead={
          conflict &&
          current && (
            <ConflictPanel
              base={base}
              mine={form.getValues()}
              theirs={valuesOf(current)}
              savedAt={conflict.savedAt}
              savedBy={conflict.savedBy}
              types={withHeld(types, current)}
              onSettle={(settled) => settle(current, settled)}
            />
          )
        }
      />
    </>
  );
}
