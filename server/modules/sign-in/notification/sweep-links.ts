import { In, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Database } from "../../../db/database.ts";
import { days, later } from "../../../kernel/clock.ts";
import { NotificationLink } from "./notification-link.entity.ts";

const batchSize = 500;

/** An old message still leads to what it is about, after the full sign-in. */
const keptFor = days(90);

/** Removes links that expired long ago, a bounded number at a time. Answers how many. */
export async function sweepLinks(database: Database, at: Date, signal?: AbortSignal): Promise<number> {
  const old = { expiresAt: LessThanOrEqual(later(at, -keptFor)) };
  let removed = 0;
  while (!signal?.aborted) {
    const found = await database.manager.find(NotificationLink, {
      select: { clinicId: true, id: true },
      where: old,
      order: { expiresAt: "ASC" },
      take: batchSize,
    });
    for (const clinicId of new Set(found.map((row) => row.clinicId))) {
      const ids = found.filter((row) => row.clinicId === clinicId).map(({ id }) => id);
      removed += affectedRows(await database.transaction((tx) => tx.delete(NotificationLink, { clinicId, id: In(ids) })));
    }
    if (found.length < batchSize) break;
  }
  return removed;
}
