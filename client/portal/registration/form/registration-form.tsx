import { type SubmitEvent, useState } from "react";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import type { Locale } from "../../../shared/language/choose-locale.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { useSession } from "../../session/session-provider.tsx";
import { useWaiting } from "../../sign-in/wait.ts";
import { WaitNotice } from "../../sign-in/wait-notice.tsx";
import { keepDraft, keptDraft } from "../kept-draft.ts";
import type { KeptStart } from "../kept-start.ts";
import { useRegistrationText } from "../registration-texts.ts";
import { emptyValues, type RegistrationValues } from "../registration-values.ts";
import { TimeLeft } from "../time-left.tsx";
import type { RegistrationStart } from "../use-registration-start.ts";
import { BackToOverview } from "./back-to-overview.tsx";
import { ContactFields } from "./contact-fields.tsx";
import { controlOf, useLabelOf } from "./form-fields.ts";
import { IdentityFields } from "./identity-fields.tsx";
import { NumberFields } from "./number-fields.tsx";
import { TermsConsent } from "./terms-consent.tsx";
import { type Answers, useSubmitRegistration } from "./use-submit-registration.ts";

interface RegistrationFormProps extends Answers {
  readonly kept: KeptStart;
  readonly start: RegistrationStart;
}

/** All of it on one page, in sections. */
export function RegistrationForm({ kept, start, ...answers }: RegistrationFormProps) {
  const { clinic } = useSession().portal;
  const { locale } = useLanguage();
  const text = useRegistrationText();
  const [values, setValues] = useState(() => offered(keptDraft(kept) ?? firstValues(kept, locale), start));
  // Agreed is to the terms that are shown; with others it is to be said again.
  const [agreedTo, setAgreedTo] = useState<number | null>(null);
  const consent = agreedTo === start.terms.version;
  const { send, busy, problems, wait } = useSubmitRegistration(answers);
  const waiting = useWaiting(wait);
  const problemAt = useProblemAt(problems);
  const labelOf = useLabelOf(start);
  const change = (part: Partial<RegistrationValues>): void => {
    const next = { ...values, ...part };
    setValues(next);
    keepDraft(start.id, next);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (waiting || busy) return;
    void send(values, { startId: start.id, termsVersion: start.terms.version, consent });
  };
  const fields = { start, values, problemAt, onChange: change };
  return (
    <div className="narrow stack-wide registration">
      <BackToOverview />
      <div className="stack">
        <PageHeading title={text("registration.title")} place={clinic.name} />
        <p className="soft">{text("registration.lead")}</p>
        <TimeLeft expiresAt={start.expiresAt} />
      </div>
      <form className="stack-wide" noValidate onSubmit={submit}>
        <ErrorSummary problems={problems} controlOf={controlOf} labelOf={labelOf} />
        {wait && <WaitNotice wait={wait} />}
        <IdentityFields {...fields} />
        <NumberFields {...fields} />
        <ContactFields {...fields} />
        <TermsConsent
          terms={start.terms}
          consent={consent}
          error={problemAt("consent") ?? problemAt("termsVersion")}
          onConsent={(given) => setAgreedTo(given ? start.terms.version : null)}
        />
        <div className="stack">
          <Button type="submit" wide busy={busy || waiting}>
            {text(busy ? "registration.sending" : "registration.send")}
          </Button>
          <p className="hint">{text("registration.sendHint")}</p>
        </div>
      </form>
    </div>
  );
}

/** What was typed at sign-in is not asked for again. */
const firstValues = ({ who }: KeptStart, locale: Locale): RegistrationValues =>
  emptyValues(locale === "fr" ? "FR" : "EN", who.identificationTypeId, who.identificationValue);

/** A type that can't be used any more gives way to the first that can. */
function offered(values: RegistrationValues, { identificationTypes }: RegistrationStart): RegistrationValues {
  if (identificationTypes.some(({ id }) => id === values.identificationTypeId)) return values;
  return { ...values, identificationTypeId: identificationTypes[0]?.id ?? "" };
}
