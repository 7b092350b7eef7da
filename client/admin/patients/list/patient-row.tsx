import { Link } from "react-router";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDate, formatPhone } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useText } from "../../use-text.ts";
import { AccessBadge } from "../access/access-badge.tsx";
import { ChartBadges } from "../chart/chart-badges.tsx";
import { nameOf } from "../patient-name.ts";
import { patientPath } from "../patient-paths.ts";

const PatientRowFields = graphql(`
  fragment PatientRow on Patient {
    id
    firstName
    lastName
    preferredName
    dateOfBirth
    email
    mobile
    homePhone
    ...ChartBadges
    portalAccess {
      ...AccessBadge
    }
  }
`);

/** One chart in the list; all of it leads to the chart. */
export function PatientRow({ patient }: { patient: FragmentType<typeof PatientRowFields> }) {
  const { locale } = useLanguage();
  const text = useText();
  const row = readFragment(PatientRowFields, patient);
  const { id, preferredName, dateOfBirth, email, mobile, homePhone } = row;
  const phone = mobile ?? homePhone;
  return (
    <article className="card list-row patient-row" aria-labelledby={`patient-${id}`}>
      <div>
        <h3>
          <Link className="row-link" id={`patient-${id}`} to={patientPath(id)}>
            {nameOf(row)}
          </Link>{" "}
          {preferredName && <span className="soft patient-preferred">{text("patients.preferred", { name: preferredName })}</span>}
        </h3>
        <p className="hint">{text("patients.born", { date: formatDate(locale, dateOfBirth) })}</p>
      </div>
      <div className="patient-contact">
        {email && <p>{email}</p>}
        {phone && <p>{formatPhone(phone)}</p>}
        {!email && !phone && <p className="soft">{text("patients.noContact")}</p>}
      </div>
      <p className="badges">
        <ChartBadges patient={row} />
        <AccessBadge access={row.portalAccess} />
      </p>
    </article>
  );
}
