import { Field } from "../../../shared/forms/field.tsx";

interface AmountFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Money as it is written by hand, with a comma or a point. */
export const AmountField = ({ id, label, hint, error, value, onChange }: AmountFieldProps) => (
  <Field id={id} label={label} hint={hint} error={error}>
    {(control) => (
      <input
        {...control}
        className="input amount-input"
        inputMode="decimal"
        maxLength={20}
        spellCheck={false}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    )}
  </Field>
);
