import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useActorName } from "../../patients/use-actor-name.ts";
import { useRegistrationText } from "../registration-texts.ts";
import type { TermsVersion } from "./use-terms.ts";

/** What people agreed to, and still do under that version's number. */
export function TermsHistory({ versions }: { versions: readonly TermsVersion[] }) {
  const { locale } = useLanguage();
  const text = useRegistrationText();
  const actorName = useActorName();
  return (
    <section className="stack" aria-labelledby="terms-history">
      <h2 id="terms-history">{text("terms.history")}</h2>
      <ol className="terms-versions">
        {versions.map(({ version, text: words, publishedAt, publishedBy }, place) => (
          <li key={version} className="card">
            <details className="disclosure">
              <summary>
                {text("terms.version", { version })}
                {place === 0 && <span className="badge good">{text("terms.inForce")}</span>}
              </summary>
              <div className="stack">
                <p className="hint">
                  {publishedAt
                    ? text("terms.publishedBy", { when: formatDateTime(locale, publishedAt), who: actorName(publishedBy) })
                    : text("terms.own")}
                </p>
                {words[locale].split(/\n\s*\n/).map((paragraph, index) => (
                  <p key={index}>{paragraph}</p>
                ))}
              </div>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
