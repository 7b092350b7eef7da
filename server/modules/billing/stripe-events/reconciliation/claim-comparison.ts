import { IsNull, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../../../db/affected.ts";
import { isUniqueViolation } from "../../../../db/errors.ts";
import type { Database } from "../../../../db/database.ts";
import { later } from "../../../../kernel/clock.ts";
import { ReconciliationMark } from "../reconciliation-mark.entity.ts";
import type { ComparedAccount } from "./compared-account.ts";

/** Takes an account up, where nobody has for so long; null otherwise. Of several processes one does. */
export async function claimComparison(
  database: Database,
  { clinicId, accountId }: ComparedAccount,
  at: Date,
  everyMs: number,
): Promise<ReconciliationMark | null> {
  const where = { clinicId, accountId };
  const { manager } = database;
  if (!(await manager.existsBy(ReconciliationMark, where))) {
    try {
      const row = { ...where, comparedUntil: null, lookedBackAt: null, checkedAt: null };
      await database.transaction((tx) => tx.insert(ReconciliationMark, row));
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
  }
  const waited = [
    { ...where, checkedAt: IsNull() },
    { ...where, checkedAt: LessThanOrEqual(later(at, -everyMs)) },
  ];
  const claim = await database.transaction((tx) =>
    tx.createQueryBuilder().update(ReconciliationMark).set({ checkedAt: at }).where(waited).execute(),
  );
  return affectedRows(claim) === 1 ? manager.findOneByOrFail(ReconciliationMark, where) : null;
}
