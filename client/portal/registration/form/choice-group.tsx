import { Choice } from "../../../shared/forms/choice.tsx";
import { FieldError } from "../../../shared/forms/field.tsx";

interface ChoiceGroupProps<Value extends string> {
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly Value[];
  readonly wordOf: (choice: Value) => string;
  readonly chosen: string;
  readonly error: string | undefined;
  readonly onChoose: (choice: Value) => void;
}

export const ChoiceGroup = <Value extends string>({ name, legend, choices, wordOf, chosen, error, onChoose }: ChoiceGroupProps<Value>) => (
  <fieldset className="group" aria-describedby={error && `${name}-error`}>
    <legend>{legend}</legend>
    <FieldError id={name} error={error} />
    <div className="choices">
      {choices.map((choice) => (
        <Choice
          key={choice}
          id={`${name}-${choice}`}
          type="radio"
          name={name}
          label={wordOf(choice)}
          checked={chosen === choice}
          onChange={() => onChoose(choice)}
        />
      ))}
    </div>
  </fieldset>
);
