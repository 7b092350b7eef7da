import { useState } from "react";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { Ago } from "../ago.tsx";
import { tellCount } from "../counts/count-signal.ts";
import { DecidedCard } from "../decide/decided-card.tsx";
import { DecidedMeanwhile } from "../decide/decided-meanwhile.tsx";
import { DecisionActions } from "../decide/decision-actions.tsx";
import { type Done, DoneNotice } from "../decide/done-notice.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import { Matches } from "./matches.tsx";
import { PersonCard } from "./person-card.tsx";
import { BackToQueue } from "./registration-state.tsx";
import type { ShownRegistration } from "./use-registration.ts";
import { useDoneBefore } from "./use-done-before.ts";

interface RegistrationViewProps {
  readonly registration: ShownRegistration;
  readonly onChange: (registration: ShownRegistration) => void;
}

/** The person at the left, what the clinic has of them already at the right; what was decided, or can be. */
export function RegistrationView({ registration, onChange }: RegistrationViewProps) {
  const { clinic } = useStaff();
  const text = useRegistrationText();
  const before = useDoneBefore();
  const [done, setDone] = useState<Done | null>(before);
  /** Set where somebody else was first; what was typed for nothing. */
  const [late, setLate] = useState<{ readonly note: string } | null>(null);
  const decide = (what: Done, decided: ShownRegistration): void => {
    setDone(what);
    setLate(null);
    onChange(decided);
    tellCount();
  };
  const giveWay = (current: ShownRegistration, note: string): void => {
    setDone(null);
    setLate({ note });
    onChange(current);
    tellCount();
  };
  const pending = registration.state === "PENDING";
  return (
    <div className="stack-wide registrations">
      <header className="stack review-head">
        <BackToQueue />
        <PageHeading title={text("review.title")} place={clinic.name}>
          {nameOf(registration)}
        </PageHeading>
        <p className="soft">
          {text("review.sent")} <Ago instant={registration.submittedAt} />
        </p>
      </header>
      {done && <DoneNotice key={`${done} ${registration.version}`} done={done} registration={registration} />}
      {late && <DecidedMeanwhile key={registration.version} registration={registration} note={late.note} />}
      <div className="review-columns">
        <div className="stack">
          <PersonCard registration={registration} />
          {pending && <DecisionActions registration={registration} onDone={decide} onLate={giveWay} />}
        </div>
        {pending ? (
          <Matches key={registration.version} id={registration.id} />
        ) : (
          <DecidedCard registration={registration} onDone={decide} onLate={giveWay} />
        )}
      </div>
    </div>
  );
}
