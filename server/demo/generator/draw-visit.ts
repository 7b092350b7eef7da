import type { ClinicPlan, LocationPlan, ServicePlan } from "./clinic-plan.ts";
import type { Random } from "./random.ts";

export interface DrawnVisit {
  readonly practitionerName: string;
  readonly service: ServicePlan;
  readonly virtualVisitUrl: string | undefined;
}

/** A link to a room that tells nothing about whose visit it is. */
const roomUrl = (plan: ClinicPlan, random: Random): string =>
  plan.virtualVisitBase + Array.from({ length: 3 }, () => random.below(46_656).toString(36).padStart(3, "0")).join("-");

/** One of the place's practitioners, and something that they do there or by video. */
export function drawVisit(random: Random, plan: ClinicPlan, location: LocationPlan, virtualShare: number): DrawnVisit {
  const { name, discipline } = random.pick(location.practitioners);
  const service = random.weighted(
    plan.services.filter(({ disciplines }) => disciplines.includes(discipline)).map((offered) => [offered, offered.weight] as const),
  );
  const virtual = service.virtual && random.chance(virtualShare);
  return { practitionerName: name, service, virtualVisitUrl: virtual ? roomUrl(plan, random) : undefined };
}
