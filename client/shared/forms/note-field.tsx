import { Field } from "./field.tsx";

interface NoteFieldProps {
  readonly id: string;
  readonly label: string;
  /** Says how many characters there may be. */
  readonly hint: (most: number) => string;
  readonly most: number;
  readonly rows?: number;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A few sentences in somebody's own words. */
export const NoteField = ({ id, label, hint, most, rows, error, value, onChange }: NoteFieldProps) => (
  <Field id={id} label={label} hint={hint(most)} error={error}>
    {(control) => (
      <textarea
        {...control}
        className="input note"
        rows={rows}
        maxLength={most}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    )}
  </Field>
);
