import type { ClinicPlan, LocationPlan } from "./clinic-plan.ts";
import { dayBook } from "./day-book.ts";
import { drawVisit, type DrawnVisit } from "./draw-visit.ts";
import type { Resident } from "./generate-patients.ts";
import type { AppointmentInput } from "./inputs.ts";
import { isWorkingDay, localInstant, plusDays } from "./local-time.ts";
import { patientPool } from "./patient-pool.ts";
import { randomStream, type Random } from "./random.ts";
import { statusBook, type Period } from "./statuses.ts";

const daysBack = 540;
const daysAhead = 120;

export const appointmentExternalId = (place: number): string => `A${String(place).padStart(7, "0")}`;

const periodOf = (dayOffset: number): Period => (dayOffset < 0 ? "PAST" : dayOffset === 0 ? "TODAY" : "UPCOMING");

/** The working days from a year and a half ago to four months ahead, each with its share of the appointments. */
function* workload(today: Date, appointmentCount: number): Generator<{ day: Date; dayOffset: number; count: number }> {
  const dayOffsets = Array.from({ length: daysBack + daysAhead + 1 }, (_, place) => place - daysBack).filter((dayOffset) =>
    isWorkingDay(plusDays(today, dayOffset)),
  );
  const upTo = (place: number): number => Math.floor((place * appointmentCount) / dayOffsets.length);
  for (const [place, dayOffset] of dayOffsets.entries())
    yield { day: plusDays(today, dayOffset), dayOffset, count: upTo(place + 1) - upTo(place) };
}

const pickNote = (random: Random, plan: ClinicPlan, language: "fr" | "en"): string | undefined =>
  random.chance(0.12) ? random.pick(plan.notes)[language] : undefined;

/** The appointments of a clinic, day by day: no patient has two on one day, no practitioner two at one time. */
export function* generateAppointments(
  plan: ClinicPlan,
  residents: Iterable<Resident>,
  today: Date,
  firstPlace: number,
): Generator<AppointmentInput> {
  const random = randomStream(`${plan.identity.slug} appointments`);
  const pool = patientPool(residents, random);
  const nextStatus = statusBook(random);
  const places = plan.locations.map((location) => [location, location.weight] as const);
  let place = firstPlace;

  const nextSlot = (nextStart: ReturnType<typeof dayBook>): DrawnVisit & { location: LocationPlan; start: number } => {
    const location = random.weighted(places);
    const visit = drawVisit(random, plan, location, 0.35);
    const start = nextStart(visit.practitionerName, visit.service.minutes);
    return start === undefined ? nextSlot(nextStart) : { ...visit, location, start };
  };

  for (const { day, dayOffset, count } of workload(today, plan.appointmentCount)) {
    const nextStart = dayBook(random);
    for (let left = count; left > 0; left -= 1) {
      const { location, start, practitionerName, service, virtualVisitUrl } = nextSlot(nextStart);
      const visitor = pool.draw(virtualVisitUrl ? undefined : location, dayOffset);
      const externalId = appointmentExternalId(place++);
      yield {
        externalId,
        patientExternalId: visitor.externalId,
        locationExternalId: location.externalId,
        practitionerName,
        service: service.name,
        visitType: virtualVisitUrl ? "VIRTUAL_VISIT" : "PHYSICAL_VISIT",
        virtualVisitUrl,
        startsAt: localInstant(day, start, location.timeZone),
        endsAt: localInstant(day, start + service.minutes, location.timeZone),
        status: nextStatus(periodOf(dayOffset)),
        deactivated: random.chance(0.01),
        noteToPatient: pickNote(random, plan, visitor.language),
      };
    }
  }
}
