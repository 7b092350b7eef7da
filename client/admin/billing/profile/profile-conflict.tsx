import { useEffect, useRef, useState } from "react";
import { Choice } from "../../../shared/forms/choice.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useBillingText } from "../billing-texts.ts";
import { differences, type ProfileName, type ProfileValues, valuesOf, withValues } from "./profile-values.ts";
import type { Profile } from "./use-save-profile.ts";

interface ProfileConflictProps {
  readonly base: ProfileValues;
  readonly mine: ProfileValues;
  readonly current: Profile;
  readonly onSettle: (values: ProfileValues) => void;
}

/** Two people saved: every value in which they differ is shown with both, and one of them is taken. */
export function ProfileConflict({ base, mine, current, onSettle }: ProfileConflictProps) {
  const text = useBillingText();
  const theirs = valuesOf(current);
  const names = differences(theirs, mine);
  const changedByMe = differences(base, mine);
  const [taken, setTaken] = useState<readonly ProfileName[]>(() => names.filter((name) => changedByMe.includes(name)));
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const choose = (name: ProfileName, own: boolean): void => setTaken([...taken.filter((each) => each !== name), ...(own ? [name] : [])]);
  return (
    <section className="stack-wide conflict" ref={panel} tabIndex={-1} aria-label={text("profile.conflict")}>
      <Notice kind="warning" title={text("profile.conflict")}>
        <p>{text("profile.conflictBody")}</p>
      </Notice>
      {names.map((name) => (
        <fieldset key={name} className="card group">
          <legend className="visually-hidden">{text(`profile.${name}`)}</legend>
          <p className="group-title" aria-hidden="true">
            {text(`profile.${name}`)}
          </p>
          <div className="choices">
            {([true, false] as const).map((own) => (
              <Choice
                key={String(own)}
                type="radio"
                name={`conflict-${name}`}
                checked={taken.includes(name) === own}
                onChange={() => choose(name, own)}
                label={text(own ? "profile.mine" : "profile.theirs")}
                hint={(own ? mine : theirs)[name] || text("profile.empty")}
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
