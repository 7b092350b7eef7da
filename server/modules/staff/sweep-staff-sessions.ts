import { removeOldRows } from "../../db/remove-old-rows.ts";
import { days, later } from "../../kernel/clock.ts";
import { StaffPendingSignIn } from "./pending-sign-in.entity.ts";
import type { StaffParts } from "./staff-parts.ts";
import { StaffSession } from "./staff-session.entity.ts";

const keptFor = days(1);

/** Removes sessions and pending sign-ins a day after they expired, whether or not they had ended before. Answers how many. */
export async function sweepStaffSessions(
  { database, clock }: Pick<StaffParts, "database" | "clock">,
  signal?: AbortSignal,
): Promise<number> {
  const expiredBy = later(clock.now(), -keptFor);
  const sessions = await removeOldRows(database, StaffSession, expiredBy, signal);
  return sessions + (await removeOldRows(database, StaffPendingSignIn, expiredBy, signal));
}
