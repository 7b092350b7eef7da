import type { EntityManager } from "typeorm";
import { isUniqueViolation } from "../../db/errors.ts";
import { insertRows } from "../../db/insert-rows.ts";
import { prepareUpdate } from "../../db/prepared/prepared-update.ts";
import { days, later } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { LimitRow } from "./limit-row.entity.ts";

interface Count {
  readonly clinicId: string;
  /** Names the day, or the hour. */
  readonly key: string;
  readonly most: number;
  /** None where somebody only must not differ from who takes one: the same is read and written. */
  readonly count: number;
  readonly at: Date;
  /** After that the row decides nothing any more. */
  readonly lasts?: number;
}

const taking = prepareUpdate((manager) =>
  manager
    .createQueryBuilder()
    .update(LimitRow)
    .set({ taken: () => "taken + :count", revision: () => ":revision" })
    .where("clinic_id = :clinicId AND limit_key = :key AND taken <= :most"),
);

/** Takes some of so many, or none; false where so many are not left. Of parallel callers each counts. */
export async function countOf(tx: EntityManager, { clinicId, key, most, count, at, lasts = days(2) }: Count): Promise<boolean> {
  const row = { clinicId, key };
  const needed = Math.max(count, 1);
  for (;;) {
    if ((await taking(tx, { ...row, count, most: most - needed, revision: newId() })) === 1) return true;
    if (most < needed || (await tx.existsBy(LimitRow, row))) return false;
    try {
      await insertRows(tx, LimitRow, [{ ...row, instants: [], taken: count, revision: newId(), expiresAt: later(at, lasts) }]);
      return true;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
  }
}

/** Takes one of so many a day; false where none is left. The key names the day. */
export const takeOneOf = (tx: EntityManager, clinicId: string, key: string, most: number, at: Date): Promise<boolean> =>
  countOf(tx, { clinicId, key, most, count: 1, at });
