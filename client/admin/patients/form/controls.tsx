import type { InputHTMLAttributes } from "react";
import { type FieldPath, useFormContext } from "react-hook-form";
import { Choice } from "../../../shared/forms/choice.tsx";
import { Field, FieldError } from "../../../shared/forms/field.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import { ChangedMark } from "../../portal-settings/setting-row.tsx";
import { type TextId, useText } from "../../use-text.ts";
import type { ChartValues, flagNames, plainNames } from "./chart-values.ts";
import { controlIdOf, useFormFacts } from "./form-facts.ts";

type TextName = Extract<(typeof plainNames)[number] | `address.${keyof ChartValues["address"]}`, FieldPath<ChartValues>>;

/** A field's label with a mark where it was changed, and what is wrong with it. */
function useFieldFacts(name: TextName | (typeof flagNames)[number]) {
  const text = useText();
  const { editing, changed, problems } = useFormFacts();
  const problemAt = useProblemAt(problems);
  const mark = editing && <ChangedMark changed={changed.includes(name)} />;
  return {
    label: (
      <>
        {text(`field.${name}`)} {mark}
      </>
    ),
    error: problemAt(name),
  };
}

interface TextFieldProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "type" | "inputMode" | "required" | "min" | "max" | "maxLength"
> {
  readonly name: TextName;
  readonly hint?: string;
}

/** Somebody else's particulars: the browser is not to fill in those of whoever types. */
export function TextField({ name, hint, ...input }: TextFieldProps) {
  const { register } = useFormContext<ChartValues>();
  const { label, error } = useFieldFacts(name);
  return (
    <Field id={controlIdOf(name)} label={label} hint={hint} error={error}>
      {(control) => <input className="input" autoComplete="off" spellCheck={false} {...input} {...control} {...register(name)} />}
    </Field>
  );
}

interface SelectFieldProps {
  readonly name: "sex" | "language" | "notificationMethod";
  /** What no choice says; where it is missing, one has to be made. */
  readonly none?: string;
  readonly choices: readonly { readonly value: string; readonly text: TextId }[];
  readonly hint?: string;
  readonly required?: boolean;
}

export function SelectField({ name, none, choices, hint, required }: SelectFieldProps) {
  const { register } = useFormContext<ChartValues>();
  const text = useText();
  const { label, error } = useFieldFacts(name);
  return (
    <Field id={controlIdOf(name)} label={label} hint={hint} error={error}>
      {(control) => (
        <select className="input" required={required} {...control} {...register(name)}>
          {none !== undefined && <option value="">{none}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {text(choice.text)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function FlagField({ name, hint }: { name: (typeof flagNames)[number]; hint?: string }) {
  const { register } = useFormContext<ChartValues>();
  const { label, error } = useFieldFacts(name);
  const id = controlIdOf(name);
  return (
    <div className="stack-tight">
      <FieldError id={id} error={error} />
      <Choice
        {...register(name)}
        id={id}
        type="checkbox"
        label={label}
        hint={hint}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </div>
  );
}
