import { days } from "../../../kernel/clock.ts";
import type { AuditClass } from "../audit-class.ts";

/** How many years the rows of each class are kept. */
export type RetentionYears = Readonly<Record<AuditClass, number>>;

/** Rather a day too long than one too short. */
const year = days(366);

/** Rows of each class that are older may be removed. */
export const keptUntil = (years: RetentionYears, now: Date): Readonly<Record<AuditClass, Date>> => {
  const before = (count: number): Date => new Date(now.getTime() - count * year);
  return { READ: before(years.READ), CHANGE: before(years.CHANGE), SECURITY: before(years.SECURITY) };
};
