import type { EntityManager } from "typeorm";
import type { Database } from "../../db/database.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { AuditEntry } from "./record-audit.ts";
import { recordAudit } from "./record-audit.ts";

/**
 * Reads patients' data and writes who did in the same transaction: nobody else sees a record without a trace. A patient who reads
 * their own leaves none.
 */
export function readAudited<T>(
  database: Database,
  actor: Actor,
  at: Date,
  read: (manager: EntityManager) => Promise<T>,
  entriesOf: (found: T) => readonly AuditEntry[],
): Promise<T> {
  if (actor.kind === "patient") return read(database.manager);
  return database.transaction(async (tx) => {
    const found = await read(tx);
    await recordAudit(tx, actor, at, ...entriesOf(found));
    return found;
  });
}
