import type { EntityTarget } from "typeorm";
import { In, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import { days, later } from "../../kernel/clock.ts";
import { StaffPendingSignIn } from "./pending-sign-in.entity.ts";
import type { StaffParts } from "./staff-parts.ts";
import { StaffSession } from "./staff-session.entity.ts";

const keptFor = days(1);
const batchSize = 500;

/** Removes sessions and pending sign-ins a day after they expired, whether or not they had ended before. Answers how many. */
export async function sweepStaffSessions(
  { database, clock }: Pick<StaffParts, "database" | "clock">,
  signal?: AbortSignal,
): Promise<number> {
  const old = { expiresAt: LessThanOrEqual(later(clock.now(), -keptFor)) };
  let removed = 0;
  for (const kind of [StaffSession, StaffPendingSignIn] as readonly EntityTarget<StaffSession | StaffPendingSignIn>[]) {
    for (let full = true; full && !signal?.aborted;) {
      const found = await database.manager.find(kind, {
        select: { clinicId: true, id: true },
        where: old,
        order: { expiresAt: "ASC" },
        take: batchSize,
      });
      for (const clinicId of new Set(found.map((row) => row.clinicId))) {
        const ids = found.filter((row) => row.clinicId === clinicId).map(({ id }) => id);
        removed += affectedRows(await database.manager.delete(kind, { clinicId, id: In(ids) }));
      }
      full = found.length === batchSize;
    }
  }
  return removed;
}
