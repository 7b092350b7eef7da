import { useEffect, useRef, useState } from "react";
import type { ConsumerFieldsFragment } from "../../../gql/graphql.ts";
import { Choice } from "../../../shared/forms/choice.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useIntegrationText } from "../integration-texts.ts";
import { type ConsumerValues, differences, type ValueName, valuesOf } from "./consumer-values.ts";

interface ConsumerConflictProps {
  readonly base: ConsumerValues;
  readonly mine: ConsumerValues;
  readonly current: ConsumerFieldsFragment;
  readonly onSettle: (values: ConsumerValues) => void;
}

/** Two people saved: what they differ in is shown with both, and one of them is taken. */
export function ConsumerConflict({ base, mine, current, onSettle }: ConsumerConflictProps) {
  const text = useIntegrationText();
  const theirs = valuesOf(current);
  const names = differences(theirs, mine);
  const [taken, setTaken] = useState<readonly ValueName[]>(() => names.filter((name) => differences(base, mine).includes(name)));
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const inWords = (name: ValueName, { name: called, scopes }: ConsumerValues): string =>
    name === "name" ? called : scopes.join(", ") || text("integrations.noScope");
  const settled: ConsumerValues = {
    name: taken.includes("name") ? mine.name : theirs.name,
    scopes: taken.includes("scopes") ? mine.scopes : theirs.scopes,
  };
  return (
    <section className="stack-wide conflict" ref={panel} tabIndex={-1} aria-label={text("integrations.conflict")}>
      <Notice kind="warning" title={text("integrations.conflict")}>
        <p>{text("integrations.conflictBody")}</p>
      </Notice>
      {names.map((name) => (
        <fieldset key={name} className="card group">
          <legend>{text(name === "name" ? "integrations.name" : "integrations.scopes")}</legend>
          <div className="choices">
            {([true, false] as const).map((own) => (
              <Choice
                key={String(own)}
                type="radio"
                name={`conflict-${name}`}
                checked={taken.includes(name) === own}
                onChange={() => setTaken(own ? [...taken, name] : taken.filter((each) => each !== name))}
                label={text(own ? "integrations.mine" : "integrations.theirs")}
                hint={inWords(name, own ? mine : theirs)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <div className="row">
        <Button onClick={() => onSettle(settled)}>{text("conflict.save")}</Button>
      </div>
    </section>
  );
}
