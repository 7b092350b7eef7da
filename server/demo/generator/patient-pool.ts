import type { Locale } from "../../kernel/locale.ts";
import type { LocationPlan } from "./clinic-plan.ts";
import type { Resident } from "./generate-patients.ts";
import type { Random } from "./random.ts";

export interface Visitor {
  readonly externalId: string;
  readonly language: Locale;
  readonly archived: boolean;
}

/** Whom an appointment can be for. */
export interface PatientPool {
  /** Somebody who has no other appointment on that day and whose chart wasn't archived before it. */
  draw(near: LocationPlan | undefined, dayOffset: number): Visitor;
}

export function patientPool(residents: Iterable<Resident>, random: Random): PatientPool {
  const everybody: Visitor[] = [];
  const byLocation = new Map<LocationPlan, Visitor[]>();
  const lastDay = new Map<Visitor, number>();
  for (const { patient, near } of residents) {
    const visitor = { externalId: patient.externalId, language: patient.language, archived: patient.archived };
    everybody.push(visitor);
    const neighbours = byLocation.get(near) ?? [];
    neighbours.push(visitor);
    byLocation.set(near, neighbours);
  }
  const drawFrom = (visitors: readonly Visitor[], dayOffset: number, triesLeft: number): Visitor => {
    // Some come often and some seldom.
    const visitor = visitors[Math.floor(random.next() ** 1.4 * visitors.length)] as Visitor;
    if (lastDay.get(visitor) !== dayOffset && !(visitor.archived && dayOffset >= 0)) {
      lastDay.set(visitor, dayOffset);
      return visitor;
    }
    return drawFrom(triesLeft > 0 ? visitors : everybody, dayOffset, triesLeft - 1);
  };
  return { draw: (near, dayOffset) => drawFrom((near && byLocation.get(near)) ?? everybody, dayOffset, 50) };
}
