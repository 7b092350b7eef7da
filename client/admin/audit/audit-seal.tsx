import { useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { useAuditText } from "./audit-texts.ts";

const AuditSeal = graphql(`
  query AuditSeal {
    auditSeal {
      head
      sealedAt
      waitingCount
    }
  }
`);

/** How far the trail is sealed, with what an operator keeps of it elsewhere. */
export function AuditSealNote() {
  const { locale } = useLanguage();
  const text = useAuditText();
  const { clinic } = useStaff();
  const [{ data }] = useQuery({ query: AuditSeal });
  if (!data) return null;
  const { head, sealedAt, waitingCount } = data.auditSeal;
  return (
    <details className="card audit-seal">
      <summary>{text("audit.seal.title")}</summary>
      {head && sealedAt ? (
        <>
          <p>{text("audit.seal", { number: head.slice(0, head.indexOf(":")), when: formatDateTime(locale, sealedAt, clinic.timeZone) })}</p>
          <p>
            <code>{head}</code>
          </p>
        </>
      ) : (
        <p>{text("audit.seal.none")}</p>
      )}
      <p className="hint">{text("audit.seal.waiting", { count: waitingCount })}</p>
    </details>
  );
}
