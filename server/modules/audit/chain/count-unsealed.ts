import type { EntityManager } from "typeorm";
import { mostCounted } from "../../../db/count-up-to.ts";
import { instantFromRaw, numberFromRaw } from "../../../db/raw-value.ts";

/** What waits to be sealed: how many rows, and since when the oldest of them. */
export interface Unsealed {
  /** Exact up to `mostCounted`; one more stands for more. */
  readonly rows: number;
  readonly since: Date | null;
}

export async function countUnsealed(manager: EntityManager, clinicId: string): Promise<Unsealed> {
  const [found]: { readonly total: string | number; readonly since: string | Date | null }[] = await manager.query(
    "SELECT COUNT(*) AS total, MIN(occurred_at) AS since FROM (SELECT occurred_at FROM audit_events " +
      `WHERE clinic_id = ? AND block_number IS NULL ORDER BY id LIMIT ${mostCounted + 1}) waiting`,
    [clinicId],
  );
  return { rows: numberFromRaw(found!.total), since: found!.since === null ? null : instantFromRaw(found!.since) };
}
