import { Link } from "react-router";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDate } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Breakable } from "../../../shared/ui/breakable.tsx";
import { Icon } from "../../../shared/ui/icon.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { patientPath } from "../../patients/patient-paths.ts";
import { mergePath } from "../registration-paths.ts";
import { useRegistrationText } from "../registration-texts.ts";
import { wordsOf } from "./match-words.ts";

/** Kept apart: words are made of it elsewhere. */
export const MatchFactsFields = graphql(`
  fragment MatchFacts on RegistrationMatch {
    facts {
      kind
      agrees
      onRegistration
      onChart
    }
  }
`);

export const MatchFields = graphql(`
  fragment Match on RegistrationMatch {
    confidence
    archived
    accessOpen
    patient {
      id
      firstName
      lastName
      dateOfBirth
    }
    ...MatchFacts
  }
`);

interface MatchCardProps {
  readonly registrationId: string;
  readonly match: FragmentType<typeof MatchFields>;
  readonly mayMerge: boolean;
}

/** A chart that may be of the same person: why, and what speaks against it. */
export function MatchCard({ registrationId, match, mayMerge }: MatchCardProps) {
  const { locale } = useLanguage();
  const text = useRegistrationText();
  const known = readFragment(MatchFields, match);
  const { confidence, archived, accessOpen, patient } = known;
  const { same, others } = wordsOf(readFragment(MatchFactsFields, known).facts, text, locale);
  const name = nameOf(patient);
  return (
    <article className="card stack match-card" aria-labelledby={`match-${patient.id}`}>
      <div className="match-head">
        <div>
          <h3 id={`match-${patient.id}`}>{name}</h3>
          <p className="hint">{text("patients.born", { date: formatDate(locale, patient.dateOfBirth) })}</p>
        </div>
        <p className="badges">
          <span className={`badge match ${confidence.toLowerCase()}`}>{text(`match.confidence.${confidence}`)}</span>
          {archived && <span className="badge plain">{text("chart.archived")}</span>}
          {!accessOpen && <span className="badge plain">{text("match.accessOff")}</span>}
        </p>
      </div>
      <ul className="match-reasons">
        {same && (
          <li className="agrees">
            <Icon name="check" />
            <span>{same}</span>
          </li>
        )}
        {others.map((words) => (
          <li key={words}>
            <Icon name="alert" />
            <span>
              <Breakable words={words} />
            </span>
          </li>
        ))}
      </ul>
      <div className="row">
        {mayMerge && (
          <Link className="button" to={mergePath(registrationId, patient.id)}>
            {text("match.merge")} <span className="visually-hidden">({name})</span>
          </Link>
        )}
        <Link className="button secondary" to={patientPath(patient.id)} target="_blank">
          {text("match.open")} <span className="visually-hidden">({name})</span>
        </Link>
      </div>
    </article>
  );
}
