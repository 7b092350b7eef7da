import { type ReactNode, useEffect, useRef, useState } from "react";
import type { TemplateFieldsFragment } from "../../gql/graphql.ts";
import { MessageBody } from "../../shared/conversations/message-body.tsx";
import { Choice } from "../../shared/forms/choice.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useConversationText } from "../conversations/conversation-texts.ts";
import { differences, type TemplateValues, type ValueName, valuesOf, withValues } from "./template-values.ts";

interface TemplateConflictProps {
  readonly base: TemplateValues;
  readonly mine: TemplateValues;
  readonly current: TemplateFieldsFragment;
  readonly onSettle: (values: TemplateValues) => void;
}

const shownValue = (name: ValueName, values: TemplateValues): ReactNode =>
  name === "bodyFr" || name === "bodyEn" ? <MessageBody html={values[name]} /> : values[name];

/** Two people saved: every value in which they differ is shown with both, and one of them is taken. */
export function TemplateConflict({ base, mine, current, onSettle }: TemplateConflictProps) {
  const text = useConversationText();
  const theirs = valuesOf(current);
  const names = differences(theirs, mine);
  const changedByMe = differences(base, mine);
  const [taken, setTaken] = useState<readonly ValueName[]>(() => names.filter((name) => changedByMe.includes(name)));
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const choose = (name: ValueName, own: boolean): void => setTaken([...taken.filter((each) => each !== name), ...(own ? [name] : [])]);
  return (
    <section className="stack-wide conflict" ref={panel} tabIndex={-1} aria-label={text("templates.conflictTitle")}>
      <Notice kind="warning" title={text("templates.conflictTitle")}>
        <p>{text(current.archived ? "templates.conflictArchived" : "templates.conflictBody")}</p>
      </Notice>
      {names.map((name) => (
        <fieldset key={name} className="card group">
          <legend className="visually-hidden">{text(`templates.label.${name}`)}</legend>
          <p className="group-title" aria-hidden="true">
            {text(`templates.label.${name}`)}
          </p>
          <div className="choices">
            {([true, false] as const).map((own) => (
              <Choice
                key={String(own)}
                type="radio"
                name={`conflict-${name}`}
                checked={taken.includes(name) === own}
                onChange={() => choose(name, own)}
                label={text(own ? "templates.mine" : "templates.theirs")}
                hint={shownValue(name, own ? mine : theirs)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <div className="row">
        <Button onClick={() => onSettle(withValues(theirs, taken, mine))}>{text("conflict.save")}</Button>
      </div>
    </section>
  );
}
