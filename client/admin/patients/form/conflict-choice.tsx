import { Choice } from "../../../shared/forms/choice.tsx";
import { useText } from "../../use-text.ts";
import type { ChartValues, ValueName } from "./chart-values.ts";
import type { ChosenType } from "./type-choice.ts";
import { useValueText } from "./use-value-text.ts";

interface ConflictChoiceProps {
  readonly name: ValueName;
  readonly who: string;
  readonly mine: ChartValues;
  readonly theirs: ChartValues;
  readonly types: readonly ChosenType[];
  readonly takesMine: boolean;
  readonly onTake: (takesMine: boolean) => void;
}

/** One value in which two people differ. */
export function ConflictChoice({ name, who, mine, theirs, types, takesMine, onTake }: ConflictChoiceProps) {
  const text = useText();
  const { labelOf, valueText } = useValueText(types);
  return (
    <fieldset className="card group">
      <legend className="visually-hidden">{labelOf(name)}</legend>
      <p className="setting-label" aria-hidden="true">
        {labelOf(name)}
      </p>
      <div className="choices roomy">
        <Choice
          type="radio"
          name={`conflict-${name}`}
          checked={takesMine}
          onChange={() => onTake(true)}
          label={text("conflict.mine", { value: valueText(name, mine) })}
        />
        <Choice
          type="radio"
          name={`conflict-${name}`}
          checked={!takesMine}
          onChange={() => onTake(false)}
          label={text("conflict.theirs", { who, value: valueText(name, theirs) })}
        />
      </div>
    </fieldset>
  );
}
