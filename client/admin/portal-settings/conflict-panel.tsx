import { useEffect, useRef, useState } from "react";
import type { PortalSettingsFieldsFragment } from "../../gql/graphql.ts";
import { Choice } from "../../shared/forms/choice.tsx";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useText } from "../use-text.ts";
import { ConflictValue } from "./conflict-value.tsx";
import { differences, type SettingsValues, type ValueName, valuesOf, withValues } from "./settings-values.ts";
import { useValueText } from "./use-value-text.ts";

interface ConflictPanelProps {
  readonly base: SettingsValues;
  readonly mine: SettingsValues;
  readonly current: PortalSettingsFieldsFragment;
  readonly onSettle: (values: SettingsValues) => void;
}

/** Two people saved: every value in which they differ is shown with both, and one of them is taken. */
export function ConflictPanel({ base, mine, current, onSettle }: ConflictPanelProps) {
  const { locale } = useLanguage();
  const text = useText();
  const statuses = current.appointmentStatusVisibility;
  const { labelOf } = useValueText(statuses);
  const theirs = valuesOf(current);
  const names = differences(theirs, mine);
  const changedByMe = differences(base, mine);
  const [taken, setTaken] = useState<readonly ValueName[]>(() => names.filter((name) => changedByMe.includes(name)));
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const who = current.updatedBy ?? text("conflict.someone");
  const when = formatDateTime(locale, current.updatedAt);

  return (
    <section className="stack-wide conflict" ref={panel} tabIndex={-1} aria-label={text("conflict.title")}>
      <Notice kind="warning" title={text("conflict.title")}>
        <p>{text("conflict.body", { who, when })}</p>
      </Notice>
      {names.map((name) => (
        <fieldset key={name} className="card group">
          <legend className="visually-hidden">{labelOf(name)}</legend>
          <p className="setting-label" aria-hidden="true">
            {labelOf(name)}
          </p>
          <div className="choices roomy">
            <Choice
              type="radio"
              name={`conflict-${name}`}
              checked={taken.includes(name)}
              onChange={() => setTaken([...taken, name])}
              label={<ConflictValue id="conflict.mine" who={who} statuses={statuses} name={name} values={mine} />}
            />
            <Choice
              type="radio"
              name={`conflict-${name}`}
              checked={!taken.includes(name)}
              onChange={() => setTaken(taken.filter((each) => each !== name))}
              label={<ConflictValue id="conflict.theirs" who={who} statuses={statuses} name={name} values={theirs} />}
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
