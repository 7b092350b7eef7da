import type { ReactNode } from "react";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDate, formatDateTime, formatPhone } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useText } from "../../use-text.ts";
import { useActorName } from "../use-actor-name.ts";
import { addressLines } from "./address-lines.ts";

const PatientDetailsFields = graphql(`
  fragment PatientDetails on Patient {
    dateOfBirth
    sex
    email
    mobile
    homePhone
    language
    notificationMethod
    unsubscribedFromEmail
    unsubscribedFromSms
    externalId
    createdAt
    updatedAt
    updatedBy {
      ...ActorName
    }
    address {
      street
      city
      province
      postalCode
      country
    }
  }
`);

interface FactProps {
  readonly label: string;
  /** Null and the like: not known. */
  readonly children: ReactNode;
}

function Fact({ label, children }: FactProps) {
  const text = useText();
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children || <span className="soft">{text("chart.unknown")}</span>}</dd>
    </div>
  );
}

export function DetailsCard({ patient }: { patient: FragmentType<typeof PatientDetailsFields> }) {
  const { locale } = useLanguage();
  const text = useText();
  const actorName = useActorName();
  const details = readFragment(PatientDetailsFields, patient);
  const { email, mobile, homePhone, unsubscribedFromEmail, unsubscribedFromSms, createdAt, updatedAt, updatedBy } = details;
  const address = addressLines(details.address);
  const unsubscribed = (is: boolean): ReactNode => is && <span className="badge caution">{text("chart.unsubscribed")}</span>;
  return (
    <section className="card stack" aria-labelledby="details">
      <h2 id="details">{text("chart.details")}</h2>
      <dl className="facts">
        <Fact label={text("field.dateOfBirth")}>{formatDate(locale, details.dateOfBirth)}</Fact>
        <Fact label={text("field.sex")}>{text(`sex.${details.sex}`)}</Fact>
        <Fact label={text("field.email")}>
          {email && (
            <>
              {email} {unsubscribed(unsubscribedFromEmail)}
            </>
          )}
        </Fact>
        <Fact label={text("field.mobile")}>
          {mobile && (
            <>
              {formatPhone(mobile)} {unsubscribed(unsubscribedFromSms)}
            </>
          )}
        </Fact>
        <Fact label={text("field.homePhone")}>{homePhone && formatPhone(homePhone)}</Fact>
        <Fact label={text("field.language")}>{text(`language.${details.language}`)}</Fact>
        <Fact label={text("field.notificationMethod")}>{text(`method.${details.notificationMethod}`)}</Fact>
        <Fact label={text("field.address")}>
          {address.length > 0 &&
            address.map((line) => (
              <span key={line} className="address-line">
                {line}
              </span>
            ))}
        </Fact>
        {details.externalId && <Fact label={text("field.externalId")}>{details.externalId}</Fact>}
      </dl>
      <div className="hint">
        {createdAt && <p>{text("chart.created", { when: formatDateTime(locale, createdAt) })}</p>}
        {updatedAt && (
          <p>
            {text(updatedBy ? "chart.updatedBy" : "chart.updated", { when: formatDateTime(locale, updatedAt), who: actorName(updatedBy) })}
          </p>
        )}
      </div>
    </section>
  );
}
