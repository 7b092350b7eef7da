import { useEffect, useId, useRef, useState } from "react";
import { Choice } from "../../../shared/forms/choice.tsx";
import { FieldError } from "../../../shared/forms/field.tsx";
import { formatDay } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import type { RegistrationStart } from "../use-registration-start.ts";

interface TermsConsentProps {
  readonly terms: RegistrationStart["terms"];
  readonly consent: boolean;
  readonly error: string | undefined;
  readonly onConsent: (given: boolean) => void;
}

const paragraphsOf = (terms: string): string[] => terms.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");

/** The clinic's terms, and that one agrees. Where the clinic has changed them meanwhile they open by themselves. */
export function TermsConsent({ terms, consent, error, onConsent }: TermsConsentProps) {
  const { locale } = useLanguage();
  const text = useRegistrationText();
  const heading = useId();
  const [first] = useState(terms.version);
  const changed = terms.version !== first;
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (changed && details.current) details.current.open = true;
  }, [changed]);
  return (
    <section className="stack" aria-labelledby={heading}>
      <h2 id={heading}>{text("registration.terms")}</h2>
      {changed && (
        <Notice kind="warning">
          <p>{text("registration.termsChanged")}</p>
        </Notice>
      )}
      <details className="disclosure terms" ref={details}>
        <summary>{text("registration.termsRead")}</summary>
        <div className="stack">
          {paragraphsOf(terms.texts[locale]).map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
          <p className="hint">
            {terms.publishedAt
              ? text("registration.termsVersionOf", { version: terms.version, day: formatDay(locale, terms.publishedAt) })
              : text("registration.termsVersion", { version: terms.version })}
          </p>
        </div>
      </details>
      <div className="stack-tight">
        <FieldError id="consent" error={error} />
        <Choice
          type="checkbox"
          id="consent"
          required
          aria-invalid={error ? true : undefined}
          aria-describedby={error && "consent-error"}
          label={text("registration.consent")}
          checked={consent}
          onChange={({ target }) => onConsent(target.checked)}
        />
      </div>
    </section>
  );
}
