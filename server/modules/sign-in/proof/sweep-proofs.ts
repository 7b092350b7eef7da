import type { Database } from "../../../db/database.ts";
import { removeOldRows } from "../../../db/remove-old-rows.ts";
import { days, later } from "../../../kernel/clock.ts";
import { ProvenContact } from "./proven-contact.entity.ts";

/** Removes proofs that expired more than a day ago. Answers how many. */
export const sweepProofs = (database: Database, at: Date, signal?: AbortSignal): Promise<number> =>
  removeOldRows(database, ProvenContact, later(at, -days(1)), signal);
