import { Choice } from "../../../shared/forms/choice.tsx";
import { Breakable } from "../../../shared/ui/breakable.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import type { MergeRow } from "./merge-fields.ts";

interface MergeChoiceProps {
  readonly row: MergeRow;
  readonly taken: boolean;
  readonly onTake: (taken: boolean) => void;
}

/** One field in which both differ: the chart's at the left, the registration's at the right. */
export function MergeChoice({ row: { field, label, onChart, onRegistration }, taken, onTake }: MergeChoiceProps) {
  const text = useRegistrationText();
  return (
    <fieldset className="merge-row">
      <legend>{label}</legend>
      <div className="merge-choices">
        <Choice
          type="radio"
          name={`merge-${field}`}
          checked={!taken}
          onChange={() => onTake(false)}
          label={onChart ? <Breakable words={onChart} /> : <span className="soft">{text("match.nothing")}</span>}
          hint={text("merge.onChart")}
        />
        <Choice
          type="radio"
          name={`merge-${field}`}
          checked={taken}
          onChange={() => onTake(true)}
          label={<Breakable words={onRegistration ?? ""} />}
          hint={text("merge.onRegistration")}
        />
      </div>
    </fieldset>
  );
}
