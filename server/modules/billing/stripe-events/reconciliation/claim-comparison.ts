import { IsNull, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../../../db/affected.ts";
import { isUniqueViolation } from "../../../../db/errors.ts";
import type { Database } from "../../../../db/database.ts";
import { later } from "../../../../kernel/clock.ts";
import { ReconciliationMark } from "../reconciliation-mark.entity.ts";
import type { ComparedAccount } from "./compared-account.ts";

/** Takes an account up, where nobody has for so long; null otherwise. Of several processes one does. */
export async function claimComparison(
  { manager }: Database,
  { clinicId, accountId }: ComparedAccount,
  at: Date,
  everyMs: number,
): Promise<ReconciliationMark | null> {
  const where = { clinicId, accountId };
  if (!(await manager.existsBy(ReconciliationMark, where))) {
    try {
      await manager.insert(ReconciliationMark, { ...where, comparedUntil: null, lookedBackAt: null, checkedAt: null });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
  }
  const claim = manager
    .createQueryBuilder()
    .update(ReconciliationMark)
    .set({ checkedAt: at })
    .where([
      { ...where, checkedAt: IsNull() },
      { ...where, checkedAt: LessThanOrEqual(later(at, -everyMs)) },
    ]);
  return affectedRows(await claim.execute()) === 1 ? manager.findOneByOrFail(ReconciliationMark, where) : null;
}
