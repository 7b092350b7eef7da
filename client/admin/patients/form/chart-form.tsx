import type { ReactNode } from "react";
import { FormProvider, type UseFormReturn, useWatch } from "react-hook-form";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { SaveBar } from "../../../shared/forms/save-bar.tsx";
import { LeaveGuard } from "../../../shared/navigation/leave-guard.tsx";
import { changeCount } from "./chart-input.ts";
import type { ChartProblem } from "./chart-problems.ts";
import { type ChartValues, differences } from "./chart-values.ts";
import { controlIdOf, FormFactsContext } from "./form-facts.ts";
import { FormSections } from "./form-sections.tsx";
import type { ChosenType } from "./type-choice.ts";
import { useFieldLabel } from "./use-field-label.ts";

interface ChartFormProps {
  readonly form: UseFormReturn<ChartValues>;
  readonly editing: boolean;
  readonly base: ChartValues;
  readonly types: readonly ChosenType[];
  readonly problems: readonly ChartProblem[];
  readonly phase: "idle" | "busy" | "saved";
  readonly saveLabel: string;
  readonly onSave: (values: ChartValues) => void;
  readonly onDiscard: () => void;
  /** What takes the form's place for now; what was typed stays. */
  readonly instead?: ReactNode;
}

const withoutControl = ["version", "requestKey", "patientId"];

export function ChartForm({ form, editing, base, types, problems, phase, saveLabel, onSave, onDiscard, instead }: ChartFormProps) {
  const values = useWatch({ control: form.control }) as ChartValues;
  const labelOf = useFieldLabel();
  const count = changeCount(base, values);
  const facts = { editing, base, changed: differences(base, values), problems, types };
  return (
    <FormProvider {...form}>
      {instead}
      <FormFactsContext value={facts}>
        <form
          className="stack-wide chart-form"
          noValidate
          autoComplete="off"
          hidden={Boolean(instead)}
          onSubmit={(event) => void form.handleSubmit(onSave)(event)}
        >
          <ErrorSummary
            problems={problems}
            controlOf={(field) => (withoutControl.includes(field) ? null : controlIdOf(field))}
            labelOf={labelOf}
          />
          <FormSections />
          <SaveBar changes={count} state={phase} saveLabel={saveLabel} onDiscard={onDiscard} />
        </form>
      </FormFactsContext>
      <LeaveGuard active={count > 0 && phase !== "saved"} />
    </FormProvider>
  );
}
