import type { EntityManager } from "typeorm";
import { numberFromRaw } from "../../../db/raw-value.ts";
import { Registration } from "../registration.entity.ts";

export interface PendingCount {
  /** Exact up to a thousand; one more stands for more. */
  readonly pending: number;
  readonly oldestPendingAt: Date | null;
}

const countedUpTo = 1_000;

/** How many wait, and since when: along one index, no further than the count goes. */
export async function countPending(manager: EntityManager, clinicId: string): Promise<PendingCount> {
  const [counted] = (await manager.query(
    "SELECT COUNT(*) AS count FROM (SELECT id FROM registrations " +
      `WHERE clinic_id = ? AND state = 'PENDING' ORDER BY submitted_at, id LIMIT ${countedUpTo + 1}) waiting`,
    [clinicId],
  )) as { readonly count: number | string }[];
  const pending = numberFromRaw(counted?.count ?? 0);
  if (pending === 0) return { pending, oldestPendingAt: null };
  const oldest = await manager.findOne(Registration, {
    select: { clinicId: true, id: true, submittedAt: true },
    where: { clinicId, state: "PENDING" },
    order: { submittedAt: "ASC", id: "ASC" },
  });
  return { pending, oldestPendingAt: oldest?.submittedAt ?? null };
}
