import { appointmentStatuses, type AppointmentStatus } from "../../kernel/appointment-status.ts";
import type { ClinicPlan, LocationPlan } from "./clinic-plan.ts";
import { drawVisit, type DrawnVisit } from "./draw-visit.ts";
import { appointmentExternalId } from "./generate-appointments.ts";
import { patientExternalId } from "./generate-patients.ts";
import type { AppointmentInput } from "./inputs.ts";
import { localInstant, workingDay } from "./local-time.ts";
import { randomStream, type Random } from "./random.ts";

/** One visit of a named patient: on the day-th working day from today, one a day at the most. */
interface Visit {
  readonly patient: number;
  readonly day: number;
  readonly status: AppointmentStatus;
  /** Always by video; otherwise by chance. */
  readonly virtual?: true;
}

const each = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place + 1);

/** Twice each status ahead and three times each behind: more than a page either way. */
const everyStatus = (patient: number): readonly Visit[] => [
  ...each(2 * appointmentStatuses.length).map((day) => ({ patient, day, status: statusAt(day * 7) })),
  ...each(3 * appointmentStatuses.length).map((day) => ({ patient, day: -4 * day, status: statusAt(day * 5) })),
];

/** Steps of 5 and of 7 meet all sixteen, in no order of importance. */
const statusAt = (step: number): AppointmentStatus => appointmentStatuses[step % appointmentStatuses.length] as AppointmentStatus;

const visitsByClinic: Readonly<Record<string, readonly Visit[]>> = {
  demo: [
    ...everyStatus(1),
    ...each(3).map((count) => ({
      patient: 2,
      day: 4 * count,
      status: "CONFIRMED" as const,
      ...(count === 2 && { virtual: true as const }),
    })),
    ...each(5).map((count) => ({
      patient: 2,
      day: -17 * count,
      status: count === 2 ? ("NO_SHOW" as const) : ("VISIT_COMPLETED" as const),
    })),
    ...each(25).map((count) => ({
      patient: 3,
      day: -11 * count,
      status: count % 6 === 0 ? ("CANCELLED" as const) : ("NOTE_SIGNED" as const),
    })),
  ],
  maple: [
    ...each(2).map((count) => ({ patient: 1, day: 3 * count, status: "CONFIRMED" as const })),
    ...each(4).map((count) => ({ patient: 1, day: -13 * count, status: "VISIT_COMPLETED" as const })),
  ],
};

/** Where named patients go when they don't go to the nearest place: now and then to each of the others, by video too. */
const locationAt = (plan: ClinicPlan, patient: number, place: number): LocationPlan => {
  const home = patient === 2 ? 2 : patient === 3 ? 1 : 0;
  const away = place % 5 === 4 ? Math.floor(place / 5) : 0;
  return plan.locations[(home + away) % plan.locations.length] as LocationPlan;
};

const drawNamedVisit = (random: Random, plan: ClinicPlan, location: LocationPlan, virtual?: true): DrawnVisit => {
  const visit = drawVisit(random, plan, location, virtual ? 1 : 0.5);
  return virtual && !visit.virtualVisitUrl ? drawNamedVisit(random, plan, location, virtual) : visit;
};

/** The appointments of the patients who are named at start; their external ids come before all others. */
export function namedAppointments(plan: ClinicPlan, today: Date): readonly AppointmentInput[] {
  const random = randomStream(`${plan.identity.slug} named`);
  return (visitsByClinic[plan.identity.slug] ?? []).map(({ patient, day, status, virtual }, place) => {
    const location = locationAt(plan, patient, place);
    const { practitionerName, service, virtualVisitUrl } = drawNamedVisit(random, plan, location, virtual);
    const date = workingDay(today, day);
    const start = 8 * 60 + 15 * random.below(32);
    const language = patient === 2 || plan.identity.slug === "maple" ? "en" : "fr";
    return {
      externalId: appointmentExternalId(place + 1),
      patientExternalId: patientExternalId(patient),
      locationExternalId: location.externalId,
      practitionerName,
      service: service.name,
      visitType: virtualVisitUrl ? "VIRTUAL_VISIT" : "PHYSICAL_VISIT",
      virtualVisitUrl,
      startsAt: localInstant(date, start, location.timeZone),
      endsAt: localInstant(date, start + service.minutes, location.timeZone),
      status,
      deactivated: false,
      noteToPatient: place % 3 === 0 ? random.pick(plan.notes)[language] : undefined,
    };
  });
}
