import { Link } from "react-router";
import { formatPhone } from "../../shared/language/formats.ts";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useRegistrationText } from "./registration-texts.ts";
import { SubmittedList } from "./submitted-list.tsx";
import { TimeLeft } from "./time-left.tsx";
import type { RegistrationStart } from "./use-registration-start.ts";

interface OverviewPageProps {
  readonly start: RegistrationStart;
  /** Something was typed already. */
  readonly begun: boolean;
}

/** No chart could be opened: what was sent before, and the two ways on. */
export function OverviewPage({ start: { channel, contact, expiresAt, submitted }, begun }: OverviewPageProps) {
  const { clinic } = useSession().portal;
  const text = useRegistrationText();
  const several = submitted.length > 0;
  return (
    <div className="narrow stack-wide">
      <div className="stack">
        <PageHeading title={text(several ? "registration.again.title" : "registration.none.title")} place={clinic.name} />
        <p>{text(`registration.proven.${channel}`, { contact: channel === "SMS" ? formatPhone(contact) : contact })}</p>
      </div>
      {several && <SubmittedList submitted={submitted} />}
      <section className="stack" aria-labelledby="registration-ways">
        <h2 id="registration-ways">{text("registration.ways")}</h2>
        <p>{text(several ? "registration.again.body" : `registration.none.body.${channel}`)}</p>
        <div className="stack">
          <Link className={several ? "button secondary wide" : "button wide"} to="/register/form">
            {text(begun ? "registration.continue" : several ? "registration.another" : "registration.begin")}
          </Link>
          <Link className="button secondary wide" to="/sign-in">
            {text("registration.check")}
          </Link>
        </div>
        <p className="hint">{text("registration.checkHint")}</p>
      </section>
      <TimeLeft expiresAt={expiresAt} />
    </div>
  );
}
