import { Link } from "react-router";
import { graphql } from "../../gql/index.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { nameOf } from "../patients/patient-name.ts";
import { patientPath } from "../patients/patient-paths.ts";
import { useStaff } from "../session/session-provider.tsx";
import { actionWords } from "./action-words.ts";
import { AuditDetails } from "./audit-details.tsx";
import { useAuditText } from "./audit-texts.ts";

const AuditEventLineFields = graphql(`
  fragment AuditEventLine on AuditEvent {
    occurredAt
    class
    action
    patientCount
    by {
      kind
      name
    }
    patients @include(if: $named) {
      id
      firstName
      lastName
    }
    ...AuditDetails
  }
`);

/** One event: who, what, about whom, and when by the clinic's clock, as days are filtered; the rest is a step away. */
export function AuditEventLine({ event }: { event: FragmentType<typeof AuditEventLineFields> }) {
  const { locale } = useLanguage();
  const text = useAuditText();
  const { clinic } = useStaff();
  const line = readFragment(AuditEventLineFields, event);
  const { occurredAt, action, by, patients, patientCount } = line;
  const words = actionWords(action);
  const what = words
    ? text("audit.what", { subject: text(`audit.subject.${words.subject}`), act: text(`audit.act.${words.act}`) })
    : action;
  const who = !by ? text("audit.who.nobody") : by.kind === "SYSTEM" || by.kind === "PATIENT" ? text(`audit.who.${by.kind}`) : by.name;
  const kind = by && by.kind !== "SYSTEM" && by.kind !== "PATIENT" ? text(`audit.kind.${by.kind}`) : null;
  const others = patientCount - (patients?.length ?? 0);
  return (
    <article className="card audit-event">
      <div>
        <h3>{what}</h3>
        <p>
          <strong>{who}</strong> {kind && <span className="soft">{kind}</span>}
        </p>
        {patientCount > 0 && (
          <ul className="audit-patients" aria-label={text("audit.patients", { count: patientCount })}>
            {patients?.map((patient) => (
              <li key={patient.id}>
                <Link to={patientPath(patient.id)}>{nameOf(patient)}</Link>
              </li>
            ))}
            {others > 0 && (
              <li className="soft">
                {patients?.length ? text("audit.morePatients", { count: others }) : text("audit.patients", { count: others })}
              </li>
            )}
          </ul>
        )}
      </div>
      <div className="audit-when">
        <span className="badge">{text(`audit.class.${line.class}`)}</span>
        <p className="hint">{formatDateTime(locale, occurredAt, clinic.timeZone)}</p>
      </div>
      <AuditDetails event={line} />
    </article>
  );
}
