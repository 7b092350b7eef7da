import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { Icon } from "../../../shared/ui/icon.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { nextPath, registrationsPath } from "../registration-paths.ts";
import { useRegistrationText } from "../registration-texts.ts";
import type { ShownRegistration } from "../review/use-registration.ts";

export type Done = "confirmed" | "merged" | "archived" | "restored" | "undone";

interface DoneNoticeProps {
  readonly done: Done;
  readonly registration: ShownRegistration;
}

/** Takes the focus after a decision: what was done, and the way to the next one. */
export function DoneNotice({ done, registration }: DoneNoticeProps) {
  const text = useRegistrationText();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  return (
    <div className="notice success" ref={notice} tabIndex={-1} role="group" aria-labelledby="done">
      <Icon name="check" />
      <h2 id="done">{text(`done.${done}`, { name: nameOf(registration) })}</h2>
      <div className="body row">
        <Link className="button" to={nextPath} state={{ after: registration.submittedAt }}>
          {text("done.next")}
        </Link>
        <Link className="button secondary" to={registrationsPath}>
          {text("review.back")}
        </Link>
      </div>
    </div>
  );
}
