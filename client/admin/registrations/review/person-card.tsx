import type { ReactNode } from "react";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDate, formatPhone } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Breakable } from "../../../shared/ui/breakable.tsx";
import { Icon } from "../../../shared/ui/icon.tsx";
import { addressLines } from "../../patients/chart/address-lines.ts";
import { useRegistrationText } from "../registration-texts.ts";

const PersonDetailsFields = graphql(`
  fragment PersonDetails on Registration {
    preferredName
    dateOfBirth
    age
    isMinor
    under14
    sex
    language
    email
    mobile
    provenChannel
    termsVersion
    address {
      street
      city
      province
      postalCode
      country
    }
    identification {
      display
      verdict
      doubt
      type {
        id
        name
        issuer
      }
    }
  }
`);

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const text = useRegistrationText();
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children || <span className="soft">{text("chart.unknown")}</span>}</dd>
    </div>
  );
}

/** What the person has sent. */
export function PersonCard({ registration }: { registration: FragmentType<typeof PersonDetailsFields> }) {
  const { locale } = useLanguage();
  const text = useRegistrationText();
  const person = readFragment(PersonDetailsFields, registration);
  const { dateOfBirth, age, isMinor, under14, email, mobile, provenChannel, identification } = person;
  const address = addressLines(person.address);
  const { type, display, verdict, doubt } = identification;
  const proven = (channel: typeof provenChannel): ReactNode =>
    provenChannel === channel && (
      <span className="badge good">
        <Icon name="check" />
        {text("review.proven")}
      </span>
    );
  return (
    <section className="card stack" aria-labelledby="person">
      <h2 id="person">{text("review.person")}</h2>
      {isMinor && (
        <p className="advice">
          <Icon name="info" />
          <span>{text(under14 ? "review.under14" : "review.minor")}</span>
        </p>
      )}
      <dl className="facts">
        <Fact label={text("field.preferredName")}>{person.preferredName}</Fact>
        <Fact label={text("field.dateOfBirth")}>{text("review.born", { date: formatDate(locale, dateOfBirth), age })}</Fact>
        <Fact label={text("field.sex")}>{text(`sex.${person.sex}`)}</Fact>
        <Fact label={type.issuer ? `${type.name} (${type.issuer})` : type.name}>{display}</Fact>
        <Fact label={text("field.email")}>
          {email && (
            <>
              <Breakable words={email} /> {proven("EMAIL")}
            </>
          )}
        </Fact>
        <Fact label={text("field.mobile")}>
          {mobile && (
            <>
              {formatPhone(mobile)} {proven("SMS")}
            </>
          )}
        </Fact>
        <Fact label={text("field.language")}>{text(`language.${person.language}`)}</Fact>
        <Fact label={text("field.address")}>
          {address.length > 0 &&
            address.map((line) => (
              <span key={line} className="address-line">
                {line}
              </span>
            ))}
        </Fact>
        <Fact label={text("review.terms")}>{text("review.termsVersion", { version: person.termsVersion })}</Fact>
      </dl>
      {verdict !== "VALID" && (
        <p className={verdict === "UNUSUAL" ? "advice" : "advice wrong"}>
          <Icon name="alert" />
          <span>
            {text(`verdict.${verdict}`)} {doubt && text(`doubt.${doubt}`)}
          </span>
        </p>
      )}
    </section>
  );
}
