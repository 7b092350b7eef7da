import type { AppointmentStatus } from "../../../gql/graphql.ts";
import type { ShownAppointment } from "../../../shared/appointments/appointment-facts.tsx";
import type { TextId } from "../../use-text.ts";
import type { StatusVisibility } from "./status-row.tsx";

export interface SampleAppointment {
  readonly status: AppointmentStatus;
  readonly past: boolean;
  readonly appointment: ShownAppointment;
}

const services = ["sample.checkup", "sample.bloodTest", "sample.followUp", "sample.vaccination"] as const satisfies readonly TextId[];
const practitioners = ["sample.doctor", "sample.nurse"] as const satisfies readonly TextId[];

const over: readonly AppointmentStatus[] = ["VISIT_COMPLETED", "NOTE_SIGNED", "NO_SHOW", "CANCELLED", "REJECTED", "RESCHEDULED"];
const underWay: readonly AppointmentStatus[] = ["ARRIVED", "IN_ROOM", "BEING_SEEN"];

const [minute, day] = [60_000, 86_400_000];

interface Sample {
  readonly statuses: readonly StatusVisibility[];
  readonly now: number;
  readonly placeName: string;
  readonly text: (id: TextId) => string;
}

/** Midday some days away, so that no two have the same date; what is under way began ten minutes ago. */
function startOf(status: AppointmentStatus, index: number, now: number): number {
  if (underWay.includes(status)) return now - 10 * minute;
  const days = over.includes(status) ? -7 * (over.indexOf(status) + 1) : 3 * (index + 1);
  return new Date(now + days * day).setHours(9 + (index % 7), (index % 4) * 15, 0, 0);
}

/** One made-up appointment for each status, as one patient would find them: soonest first, and what is over latest first. */
export function sampleAppointments({ statuses, now, placeName, text }: Sample): SampleAppointment[] {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const samples = statuses.map(({ status, patientLabel }, index): SampleAppointment => {
    const start = startOf(status, index, now);
    return {
      status,
      past: over.includes(status),
      appointment: {
        startsAt: new Date(start).toISOString(),
        endsAt: new Date(start + 30 * minute).toISOString(),
        service: text(services[index % services.length]!),
        practitionerName: text(practitioners[index % practitioners.length]!),
        visitType: index % 5 === 4 ? "VIRTUAL_VISIT" : "PHYSICAL_VISIT",
        statusLabel: patientLabel,
        location: { name: placeName, timeZone },
      },
    };
  });
  const byStart = (one: SampleAppointment, other: SampleAppointment): number =>
    one.appointment.startsAt < other.appointment.startsAt ? -1 : one.appointment.startsAt > other.appointment.startsAt ? 1 : 0;
  const sorted = samples.sort(byStart);
  return [...sorted.filter(({ past }) => !past), ...sorted.filter(({ past }) => past).reverse()];
}
