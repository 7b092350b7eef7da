import type { EntityTarget, FindOptionsWhere } from "typeorm";
import { In, LessThanOrEqual } from "typeorm";
import { affectedRows } from "./affected.ts";
import type { Database } from "./database.ts";

interface Row {
  readonly clinicId: string;
  readonly id: string;
  readonly expiresAt: Date;
}

const batchSize = 500;

/**
 * Removes what expired by then, of all clinics, a bounded number at a time and each batch by its keys alone. Several processes may do
 * so at once. Answers how many it removed.
 */
export async function removeOldRows<E extends Row>(
  database: Database,
  entity: EntityTarget<E>,
  expiredBy: Date,
  signal?: AbortSignal,
): Promise<number> {
  const rows = entity as EntityTarget<Row>;
  let removed = 0;
  for (let full = true; full && !signal?.aborted;) {
    const found = await database.manager.find(rows, {
      select: { clinicId: true, id: true },
      where: { expiresAt: LessThanOrEqual(expiredBy) },
      order: { expiresAt: "ASC" },
      take: batchSize,
    });
    for (const clinicId of new Set(found.map((row) => row.clinicId))) {
      const ids = found.filter((row) => row.clinicId === clinicId).map(({ id }) => id);
      // Conditional once more: one that was given more time since is kept.
      const those: FindOptionsWhere<Row> = { clinicId, id: In(ids), expiresAt: LessThanOrEqual(expiredBy) };
      removed += affectedRows(await database.transaction((tx) => tx.delete(rows, those)));
    }
    full = found.length === batchSize;
  }
  return removed;
}
