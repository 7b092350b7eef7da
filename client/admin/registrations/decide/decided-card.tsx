import { Link } from "react-router";
import { graphql } from "../../../gql/index.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { AccessBadge } from "../../patients/access/access-badge.tsx";
import { ChartBadges } from "../../patients/chart/chart-badges.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { patientPath } from "../../patients/patient-paths.ts";
import { useActorName } from "../../patients/use-actor-name.ts";
import { useRegistrationText } from "../registration-texts.ts";
import type { DecisionProps } from "./decision-actions.tsx";
import { MergeUndo } from "./merge-undo.tsx";
import { Restore } from "./restore.tsx";

const DecisionDetailsFields = graphql(`
  fragment DecisionDetails on Registration {
    archiveReason
    archiveNote
    patient {
      id
      firstName
      lastName
      ...ChartBadges
      portalAccess {
        ...AccessBadge
      }
    }
    merge {
      ...MergeUndo
    }
  }
`);

/** What was decided, by whom and when, and what can be taken back of it. */
export function DecidedCard({ registration, onDone, onLate }: DecisionProps) {
  const { locale } = useLanguage();
  const text = useRegistrationText();
  const actorName = useActorName();
  const { state, decidedAt, decidedBy } = registration;
  const { archiveReason, archiveNote, patient, merge } = readFragment(DecisionDetailsFields, registration);
  return (
    <section className="card stack" aria-labelledby="decision">
      <h2 id="decision">{text(`registrations.state.${state}`)}</h2>
      {decidedAt && <p>{text(`registrations.decided.${state}`, { when: formatDateTime(locale, decidedAt), who: actorName(decidedBy) })}</p>}
      {archiveReason && <p>{text("archive.because", { reason: text(`archive.reason.${archiveReason}`) })}</p>}
      {archiveNote && <p className="soft">{text("archive.noted", { note: archiveNote })}</p>}
      {patient && (
        <>
          <p>
            <Link className="button secondary" to={patientPath(patient.id)}>
              {text("decide.chart", { name: nameOf(patient) })}
            </Link>
          </p>
          <p className="badges">
            <AccessBadge access={patient.portalAccess} />
            <ChartBadges patient={patient} />
          </p>
        </>
      )}
      {state === "ARCHIVED" && <Restore registration={registration} onDone={onDone} onLate={onLate} />}
      {state === "MERGED" && merge && <MergeUndo merge={merge} registration={registration} onDone={onDone} onLate={onLate} />}
    </section>
  );
}
