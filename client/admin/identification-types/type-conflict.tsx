import { useEffect, useRef, useState } from "react";
import type { IdentificationTypeFieldsFragment } from "../../gql/graphql.ts";
import { Choice } from "../../shared/forms/choice.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useText } from "../use-text.ts";
import { differences, type TypeValues, type ValueName, valuesOf, withValues } from "./type-values.ts";
import { useIssuerText } from "./use-issuer-text.ts";

interface TypeConflictProps {
  readonly base: TypeValues;
  readonly mine: TypeValues;
  readonly current: IdentificationTypeFieldsFragment;
  readonly onSettle: (values: TypeValues) => void;
}

/** Two people saved: every value in which they differ is shown with both, and one of them is taken. */
export function TypeConflict({ base, mine, current, onSettle }: TypeConflictProps) {
  const text = useText();
  const valueText = useValueText();
  const theirs = valuesOf(current);
  const names = differences(theirs, mine).filter((name) => !current.inUse || (name !== "kind" && name !== "issuer"));
  const changedByMe = differences(base, mine);
  const [taken, setTaken] = useState<readonly ValueName[]>(() => names.filter((name) => changedByMe.includes(name)));
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <section className="stack-wide conflict" ref={panel} tabIndex={-1} aria-label={text("idTypes.conflictTitle")}>
      <Notice kind="warning" title={text("idTypes.conflictTitle")}>
        <p>{text("idTypes.conflictBody")}</p>
      </Notice>
      {names.map((name) => (
        <fieldset key={name} className="card group">
          <legend className="visually-hidden">{text(`idTypes.label.${name}`)}</legend>
          <p className="group-title" aria-hidden="true">
            {text(`idTypes.label.${name}`)}
          </p>
          <div className="choices">
            <Choice
              type="radio"
              name={`conflict-${name}`}
              checked={taken.includes(name)}
              onChange={() => setTaken([...taken, name])}
              label={text("idTypes.mine")}
              hint={valueText(name, mine)}
            />
            <Choice
              type="radio"
              name={`conflict-${name}`}
              checked={!taken.includes(name)}
              onChange={() => setTaken(taken.filter((each) => each !== name))}
              label={text("idTypes.theirs")}
              hint={valueText(name, theirs)}
            />
          </div>
        </fieldset>
      ))}
      <div className="row">
        <Button onClick={() => onSettle(withValues(theirs, taken, mine))}>{text("conflict.save")}</Button>
      </div>
    </section>
  );
}

/** A value in words. */
function useValueText(): (name: ValueName, values: TypeValues) => string {
  const text = useText();
  const issuerText = useIssuerText();
  return (name, values) => {
    const value = values[name];
    if (typeof value === "boolean") return text(value ? "idTypes.yes" : "idTypes.no");
    if (name === "kind") return text(`idTypes.kind.${values.kind}`);
    if (name === "issuer") return value === "" ? text("idTypes.noIssuer") : issuerText(value);
    return value;
  };
}
