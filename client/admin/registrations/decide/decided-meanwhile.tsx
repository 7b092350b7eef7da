import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Icon } from "../../../shared/ui/icon.tsx";
import { useActorName } from "../../patients/use-actor-name.ts";
import { nextPath } from "../registration-paths.ts";
import { useRegistrationText } from "../registration-texts.ts";
import type { ShownRegistration } from "../review/use-registration.ts";

interface DecidedMeanwhileProps {
  /** As it is now. */
  readonly registration: Pick<ShownRegistration, "state" | "decidedAt" | "decidedBy" | "submittedAt">;
  readonly note: string;
}

/** Somebody else was first: who, what, and when. The page shows it as it is now, and what was typed stays here. */
export function DecidedMeanwhile({ registration, note }: DecidedMeanwhileProps) {
  const { locale } = useLanguage();
  const text = useRegistrationText();
  const actorName = useActorName();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  const { state, decidedAt, decidedBy, submittedAt } = registration;
  return (
    <div className="notice warning" ref={notice} tabIndex={-1} role="group" aria-labelledby="late">
      <Icon name="alert" />
      <h2 id="late">{text("late.title")}</h2>
      <div className="body stack">
        <p>
          {decidedAt ? text(`late.${state}`, { who: actorName(decidedBy), when: formatDateTime(locale, decidedAt) }) : text("late.PENDING")}
        </p>
        {note && <p>{text("late.note", { note })}</p>}
        {state !== "PENDING" && (
          <div>
            <Link className="button secondary" to={nextPath} state={{ after: submittedAt }}>
              {text("done.next")}
            </Link>
          </div>
        )}
      </div>
    </div>
  );
}
