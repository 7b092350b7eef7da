import { Link } from "react-router";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useSession } from "../session/session-provider.tsx";
import type { KeptStart } from "./kept-start.ts";
import { useRegistrationText } from "./registration-texts.ts";
import { SubmittedList } from "./submitted-list.tsx";
import type { RegistrationStart } from "./use-registration-start.ts";

interface SentPageProps {
  readonly sent: NonNullable<KeptStart["sent"]>;
  /** As the clinic has it now, where that is known. */
  readonly submitted: RegistrationStart["submitted"];
}

const steps = ["review", "told", "signIn"] as const;

export function SentPage({ sent, submitted }: SentPageProps) {
  const { clinic } = useSession().portal;
  const { locale } = useLanguage();
  const text = useRegistrationText();
  const decided = submitted.filter(({ state }) => state !== "IN_REVIEW");
  return (
    <div className="narrow stack-wide">
      <PageHeading title={text("registration.sent.title")} place={clinic.name} />
      <Notice kind="success">
        <p>
          {text("registration.sent.body", {
            initial: sent.firstInitial,
            when: formatDateTime(locale, sent.submittedAt),
          })}
        </p>
      </Notice>
      {decided.length > 0 && <SubmittedList submitted={decided} />}
      <section className="stack" aria-labelledby="next">
        <h2 id="next">{text("registration.sent.next")}</h2>
        <ol className="next-steps">
          {steps.map((step) => (
            <li key={step}>{text(`registration.sent.${step}`)}</li>
          ))}
        </ol>
        <p>{text("registration.sent.state")}</p>
      </section>
      <Link className="button secondary wide" to="/sign-in">
        {text("registration.sent.other")}
      </Link>
    </div>
  );
}
