import { In, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Database } from "../../db/database.ts";
import { days, later } from "../../kernel/clock.ts";
import { OtpChallenge } from "./otp-challenge.entity.ts";

const batchSize = 500;

/** As long as somebody may still come back to the page and ask for another code. */
const keptFor = days(1);

/** Removes codes that expired more than a day ago, a bounded number at a time. Answers how many. */
export async function sweepChallenges(database: Database, at: Date, signal?: AbortSignal): Promise<number> {
  const old = { expiresAt: LessThanOrEqual(later(at, -keptFor)) };
  let removed = 0;
  while (!signal?.aborted) {
    const found = await database.manager.find(OtpChallenge, {
      select: { clinicId: true, id: true },
      where: old,
      order: { expiresAt: "ASC" },
      take: batchSize,
    });
    for (const clinicId of new Set(found.map((row) => row.clinicId))) {
      const ids = found.filter((row) => row.clinicId === clinicId).map(({ id }) => id);
      removed += affectedRows(await database.transaction((tx) => tx.delete(OtpChallenge, { clinicId, id: In(ids) })));
    }
    if (found.length < batchSize) break;
  }
  return removed;
}
