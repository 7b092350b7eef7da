import type { ReactNode } from "react";
import { graphql } from "../../gql/index.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { foreignZoneName, formatTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { Icon, type IconName } from "../../shared/ui/icon.tsx";
import { useText } from "../use-text.ts";

const AppointmentFactsFields = graphql(`
  fragment AppointmentFacts on Appointment {
    startsAt
    endsAt
    service
    practitionerName
    visitType
    noteToPatient
    statusLabel {
      fr
      en
    }
    location {
      name
      timeZone
      address {
        street
        city
        province
        postalCode
      }
    }
  }
`);

const Fact = ({ icon, children }: { icon: IconName; children: ReactNode }) => (
  <li>
    <Icon name={icon} />
    <div>{children}</div>
  </li>
);

export function AppointmentFacts({ appointment }: { appointment: FragmentType<typeof AppointmentFactsFields> }) {
  const { startsAt, endsAt, service, practitionerName, visitType, noteToPatient, statusLabel, location } = readFragment(
    AppointmentFactsFields,
    appointment,
  );
  const { locale } = useLanguage();
  const text = useText();
  const zone = foreignZoneName(locale, startsAt, location.timeZone);
  const { street, city, province, postalCode } = location.address ?? {};
  const address = [street, city, [province, postalCode?.replace(" ", "\u00a0")].filter(Boolean).join("\u00a0")].filter(Boolean).join(", ");
  const times = { from: formatTime(locale, startsAt, location.timeZone), to: formatTime(locale, endsAt, location.timeZone) };
  return (
    <>
      <p>
        <span className="badge">{statusLabel[locale]}</span>
      </p>
      <ul className="appointment-facts">
        <Fact icon="calendar">
          <strong>{text("appointment.times", times)}</strong>
          {zone && <span className="hint"> ({zone})</span>}
        </Fact>
        <Fact icon="person">
          {service} <span className="soft">{text("appointment.with", { name: practitionerName })}</span>
        </Fact>
        {visitType === "VIRTUAL_VISIT" ? (
          <Fact icon="video">{text("appointment.virtual")}</Fact>
        ) : (
          <Fact icon="pin">
            {location.name}
            {address && <span className="hint"> – {address}</span>}
          </Fact>
        )}
        {noteToPatient && (
          <Fact icon="note">
            <span className="visually-hidden">{text("appointment.note")} </span>
            {noteToPatient}
          </Fact>
        )}
      </ul>
    </>
  );
}
