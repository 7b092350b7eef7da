import { useEffect, useRef, useState } from "react";
import type { PatientConflictFieldsFragment } from "../../../gql/graphql.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useText } from "../../use-text.ts";
import { useActorName } from "../use-actor-name.ts";
import { type ChartValues, differences, type ValueName, withValues } from "./chart-values.ts";
import { ConflictChoice } from "./conflict-choice.tsx";
import type { ChosenType } from "./type-choice.ts";

interface ConflictPanelProps extends Pick<PatientConflictFieldsFragment, "savedAt" | "savedBy"> {
  readonly base: ChartValues;
  readonly mine: ChartValues;
  readonly theirs: ChartValues;
  readonly types: readonly ChosenType[];
  readonly onSettle: (values: ChartValues) => void;
}

/** Two people saved: every value in which they differ is shown with both, and one of them is taken. */
export function ConflictPanel({ base, mine, theirs, savedAt, savedBy, types, onSettle }: ConflictPanelProps) {
  const { locale } = useLanguage();
  const text = useText();
  const actorName = useActorName();
  const names = differences(theirs, mine);
  // What only the other person changed is theirs to begin with.
  const [taken, setTaken] = useState<readonly ValueName[]>(() => {
    const changedByMe = differences(base, mine);
    return names.filter((name) => changedByMe.includes(name));
  });
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const who = savedBy ? actorName(savedBy) : text("conflict.someone");
  return (
    <section className="stack-wide conflict" ref={panel} tabIndex={-1} aria-label={text("chartConflict.title")}>
      <Notice kind="warning" title={text("chartConflict.title")}>
        <p>{text("chartConflict.body", { who, when: formatDateTime(locale, savedAt) })}</p>
      </Notice>
      {names.map((name) => (
        <ConflictChoice
          key={name}
          name={name}
          who={who}
          mine={mine}
          theirs={theirs}
          types={types}
          takesMine={taken.includes(name)}
          onTake={(takesMine) => setTaken(takesMine ? [...taken, name] : taken.filter((each) => each !== name))}
        />
      ))}
      <div className="row">
        <Button onClick={() => onSettle(withValues(theirs, taken, mine))}>{text("conflict.save")}</Button>
      </div>
    </section>
  );
}
