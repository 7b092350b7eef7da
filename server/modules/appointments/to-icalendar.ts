import ical, { ICalCalendarMethod } from "ical-generator";
import type { Address } from "../../kernel/address.ts";
import type { Appointment } from "./appointment.entity.ts";

interface Place extends Address {
  readonly name: string;
}

const addressLine = ({ name, street, city, province, postalCode }: Place): string =>
  [name, street, city, [province, postalCode].filter(Boolean).join(" ")].filter(Boolean).join(", ");

/** One appointment as an iCalendar file (RFC 5545). The uid stays, so that a later export replaces an earlier one. */
export function toICalendar(appointment: Appointment, place: Place, clinic: { readonly name: string; readonly slug: string }): string {
  const { id, startsAt, endsAt, service, practitionerName, visitType, virtualVisitUrl, noteToPatient, version, updatedAt } = appointment;
  const calendar = ical({ prodId: { company: "Portail", product: "Portail" }, method: ICalCalendarMethod.PUBLISH });
  const isVirtual = visitType === "VIRTUAL_VISIT" && virtualVisitUrl !== null;
  calendar.createEvent({
    id: `${id}@${clinic.slug}.portail`,
    sequence: version,
    stamp: updatedAt,
    start: startsAt,
    end: endsAt,
    summary: `${service} · ${clinic.name}`,
    description: [practitionerName, noteToPatient].filter(Boolean).join("\n\n"),
    location: isVirtual ? virtualVisitUrl : addressLine(place),
    ...(isVirtual && { url: virtualVisitUrl }),
  });
  return calendar.toString();
}
