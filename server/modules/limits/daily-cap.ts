import type { EntityManager } from "typeorm";
import { LessThan } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import { isUniqueViolation } from "../../db/errors.ts";
import { days, later } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { LimitRow } from "./limit-row.entity.ts";

/** Takes one of so many; false where none is left. The key names the day. Of parallel callers each counts. */
export async function takeOneOf(tx: EntityManager, clinicId: string, key: string, most: number, at: Date): Promise<boolean> {
  const row = { clinicId, key };
  for (;;) {
    const taken = await tx.update(LimitRow, { ...row, taken: LessThan(most) }, { taken: () => "taken + 1" });
    if (affectedRows(taken) === 1) return true;
    if (most < 1 || (await tx.existsBy(LimitRow, row))) return false;
    try {
      await tx.insert(LimitRow, { ...row, instants: [], taken: 1, revision: newId(), expiresAt: later(at, days(2)) });
      return true;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
  }
}
