import { Link } from "react-router";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDate, formatDateTime, formatPhone } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Breakable } from "../../../shared/ui/breakable.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { useActorName } from "../../patients/use-actor-name.ts";
import { Ago } from "../ago.tsx";
import { registrationPath } from "../registration-paths.ts";
import { useRegistrationText } from "../registration-texts.ts";

export const RegistrationRowFields = graphql(`
  fragment RegistrationRow on Registration {
    id
    state
    submittedAt
    firstName
    lastName
    preferredName
    dateOfBirth
    isMinor
    under14
    email
    mobile
    bestConfidence
    decidedAt
    decidedBy {
      ...ActorName
    }
  }
`);

interface RegistrationRowProps {
  readonly registration: FragmentType<typeof RegistrationRowFields>;
  /** Another one of the list seems to be of the same person. */
  readonly twin: boolean;
  /** Its charts could not be looked at. */
  readonly unsure: boolean;
}

/** One registration of the list; all of it leads to the registration. */
export function RegistrationRow({ registration, twin, unsure }: RegistrationRowProps) {
  const { locale } = useLanguage();
  const text = useRegistrationText();
  const actorName = useActorName();
  const row = readFragment(RegistrationRowFields, registration);
  const { id, state, submittedAt, preferredName, dateOfBirth, isMinor, under14, email, mobile, bestConfidence, decidedAt, decidedBy } = row;
  const match = bestConfidence ?? (unsure ? "UNKNOWN" : "NONE");
  return (
    <article className="card list-row registration-row" aria-labelledby={`registration-${id}`}>
      <div>
        <h3>
          <Link className="row-link" id={`registration-${id}`} to={registrationPath(id)}>
            {nameOf(row)}
          </Link>{" "}
          {preferredName && <span className="soft">{text("patients.preferred", { name: preferredName })}</span>}
        </h3>
        <p className="hint">{text("patients.born", { date: formatDate(locale, dateOfBirth) })}</p>
        <p className="hint contacts">
          {email && (
            <span>
              <Breakable words={email} />
            </span>
          )}
          {mobile && <span>{formatPhone(mobile)}</span>}
        </p>
      </div>
      <div className="registration-when">
        <p>
          <Ago instant={submittedAt} />
        </p>
        {decidedAt && (
          <p className="soft">
            {text(`registrations.decided.${state}`, { when: formatDateTime(locale, decidedAt), who: actorName(decidedBy) })}
          </p>
        )}
      </div>
      <p className="badges">
        {state === "PENDING" ? (
          <span className={`badge match ${match.toLowerCase()}`}>{text(`registrations.match.${match}`)}</span>
        ) : (
          <span className="badge plain">{text(`registrations.state.${state}`)}</span>
        )}
        {isMinor && <span className="badge caution">{text(under14 ? "registrations.under14" : "registrations.minor")}</span>}
        {twin && <span className="badge caution">{text("registrations.twin")}</span>}
      </p>
    </article>
  );
}
