import { controlProps, FieldError } from "../../shared/forms/field.tsx";
import { useText } from "../use-text.ts";
import { type BirthDate, birthParts, withPart } from "./birth-date.ts";
import "./birth-date.css";

interface BirthDateInputProps {
  /** Whose it is. */
  readonly legend: string;
  readonly date: BirthDate;
  readonly error: string | undefined;
  readonly onDate: (date: BirthDate) => void;
}

/** Three labelled inputs: unlike one for all, they leave nobody to wonder which number is the month. */
export function BirthDateInput({ legend, date, error, onDate }: BirthDateInputProps) {
  const text = useText();
  const hint = text("birth.hint");
  const { "aria-describedby": describedBy, "aria-invalid": invalid } = controlProps("birth", hint, error);
  return (
    <fieldset className="group" aria-describedby={describedBy}>
      <legend>{legend}</legend>
      <p className="hint" id="birth-hint">
        {hint}
      </p>
      <FieldError id="birth" error={error} />
      <div className="birth-date">
        {birthParts.map((part) => (
          <div className="field" key={part}>
            <label htmlFor={`birth-${part}`}>{text(`birth.${part}`)}</label>
            <input
              id={`birth-${part}`}
              className="input"
              required
              inputMode="numeric"
              autoComplete={`bday-${part}`}
              spellCheck={false}
              aria-invalid={invalid}
              value={date[part]}
              onChange={(event) => onDate(withPart(date, part, event.target.value))}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
