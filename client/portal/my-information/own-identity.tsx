import { Link } from "react-router";
import { formatDate, formatPhone } from "../../shared/language/formats.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { PhoneLink } from "../frame/phone-link.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { OwnIdentity as OwnIdentityFields } from "./my-information-fields.ts";

const ways = [
  { channel: "EMAIL", field: "email", to: "/my-information/email" },
  { channel: "SMS", field: "mobile", to: "/my-information/mobile" },
] as const;

/** Who they are, which the clinic alone changes, and where they are reached, which changes with a code. */
export function OwnIdentity({ patient }: { patient: FragmentType<typeof OwnIdentityFields> }) {
  const { portal } = useSession();
  const { locale } = useLanguage();
  const text = useText();
  const own = readFragment(OwnIdentityFields, patient);
  return (
    <>
      <section className="stack" aria-labelledby="identity">
        <h2 id="identity">{text("information.identity")}</h2>
        <dl className="facts own-facts">
          <dt>{text("information.name")}</dt>
          <dd>
            {own.firstName} {own.lastName}
          </dd>
          <dt>{text("information.birth")}</dt>
          <dd>{formatDate(locale, own.dateOfBirth)}</dd>
          {own.identifications.map(({ type, display }) => (
            <Fact key={type.id} name={type.visibleName[locale]} value={display} />
          ))}
          {own.homePhone && <Fact name={text("information.homePhone")} value={formatPhone(own.homePhone)} />}
        </dl>
        <p className="soft">
          {text("information.clinicDecides")} <PhoneLink phone={portal.clinic.phone} />
        </p>
      </section>
      <section className="stack" aria-labelledby="contacts">
        <h2 id="contacts">{text("information.contacts")}</h2>
        <p className="soft">{text("information.contactsLead")}</p>
        <ul className="contacts">
          {ways.map(({ channel, field, to }) => {
            const value = own[field];
            return (
              <li key={channel}>
                <p>
                  <span className="soft">{text(`information.${field}`)}</span>
                  <br />
                  <strong>{value === null ? text("information.none") : field === "mobile" ? formatPhone(value) : value}</strong>
                </p>
                <Link className="button secondary" to={to}>
                  {text(`information.${value === null ? "add" : "change"}.${channel}`)}
                </Link>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);
