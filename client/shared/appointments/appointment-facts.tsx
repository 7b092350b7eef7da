import type { ReactNode } from "react";
import type { VisitType } from "../../gql/graphql.ts";
import type { Locale } from "../language/choose-locale.ts";
import { useTakenOver } from "../app/use-taken-over.ts";
import { foreignZoneName, formatTime } from "../language/formats.ts";
import { useLanguage } from "../language/language-provider.tsx";
import { useSharedText } from "../language/use-text.ts";
import { Icon, type IconName } from "../ui/icon.tsx";

interface Address {
  readonly street?: string | null;
  readonly city?: string | null;
  readonly province?: string | null;
  readonly postalCode?: string | null;
}

/** What a patient reads of an appointment. */
export interface ShownAppointment {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly service: string;
  readonly practitionerName: string;
  readonly visitType: VisitType;
  readonly noteToPatient?: string | null;
  readonly statusLabel: Readonly<Record<Locale, string>>;
  readonly location: { readonly name: string; readonly timeZone: string; readonly address?: Address | null };
}

const Fact = ({ icon, children }: { icon: IconName; children: ReactNode }) => (
  <li>
    <Icon name={icon} />
    <div>{children}</div>
  </li>
);

const inOneLine = ({ street, city, province, postalCode }: Address): string =>
  [street, city, [province, postalCode?.replace(" ", "\u00a0")].filter(Boolean).join("\u00a0")].filter(Boolean).join(", ");

export function AppointmentFacts({ appointment }: { appointment: ShownAppointment }) {
  const { startsAt, endsAt, service, practitionerName, visitType, noteToPatient, statusLabel, location } = appointment;
  const { locale } = useLanguage();
  const text = useSharedText();
  // The server does not know by which clock the reader lives.
  const zone = foreignZoneName(locale, startsAt, location.timeZone, useTakenOver() ? undefined : location.timeZone);
  const address = inOneLine(location.address ?? {});
  const times = { from: formatTime(locale, startsAt, location.timeZone), to: formatTime(locale, endsAt, location.timeZone) };
  return (
    <>
      <p>
        <span className="badge">{statusLabel[locale]}</span>
      </p>
      <ul className="appointment-facts">
        <Fact icon="calendar">
          <strong suppressHydrationWarning>{text("appointment.times", times)}</strong>
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
