import type { Database } from "../../db/database.ts";
import { removeOldRows } from "../../db/remove-old-rows.ts";
import { days, later } from "../../kernel/clock.ts";
import { OtpChallenge } from "./otp-challenge.entity.ts";

/** As long as somebody may still come back to the page and ask for another code. */
const keptFor = days(1);

/** Removes codes that expired more than a day ago. Answers how many. */
export const sweepChallenges = (database: Database, at: Date, signal?: AbortSignal): Promise<number> =>
  removeOldRows(database, OtpChallenge, later(at, -keptFor), signal);
