import { In, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Database } from "../../db/database.ts";
import { LimitRow } from "./limit-row.entity.ts";

const batchSize = 500;

/** Removes rows that decide nothing any more, a bounded number at a time. Answers how many. */
export async function sweepLimits(database: Database, at: Date, signal?: AbortSignal): Promise<number> {
  const old = { expiresAt: LessThanOrEqual(at) };
  let removed = 0;
  while (!signal?.aborted) {
    const found = await database.manager.find(LimitRow, {
      select: { clinicId: true, key: true },
      where: old,
      order: { expiresAt: "ASC" },
      take: batchSize,
    });
    for (const clinicId of new Set(found.map((row) => row.clinicId))) {
      const keys = found.filter((row) => row.clinicId === clinicId).map(({ key }) => key);
      // Conditional once more: one that was written since is kept.
      removed += affectedRows(await database.transaction((tx) => tx.delete(LimitRow, { ...old, clinicId, key: In(keys) })));
    }
    if (found.length < batchSize) break;
  }
  return removed;
}
