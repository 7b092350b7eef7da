import type { EntityManager } from "typeorm";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { appointmentStatuses } from "../../kernel/appointment-status.ts";
import type { StatusCount } from "./count-by-status.ts";
import { countByStatus } from "./count-by-status.ts";

/** The statuses that are kept from patients. */
export type HiddenStatuses = readonly AppointmentStatus[];

export interface StatusImpact extends StatusCount {
  readonly status: AppointmentStatus;
  /** Otherwise it becomes shown. */
  readonly becomesHidden: boolean;
}

/** What would be touched for each status that is hidden before or after, and not both; asks nothing when there is none. */
export async function impactOfStatuses(
  manager: EntityManager,
  clinicId: string,
  now: Date,
  before: HiddenStatuses,
  after: HiddenStatuses,
): Promise<StatusImpact[]> {
  const changed = appointmentStatuses.filter((status) => before.includes(status) !== after.includes(status));
  if (changed.length === 0) return [];
  const counts = await countByStatus(manager, clinicId, now, changed);
  return changed.map((status) => ({ status, becomesHidden: after.includes(status), ...counts.get(status)! }));
}
