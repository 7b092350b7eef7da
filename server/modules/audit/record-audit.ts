import type { EntityManager } from "typeorm";
import type { Actor } from "../../kernel/actor.ts";
import { actorId } from "../../kernel/actor.ts";
import { newId } from "../../kernel/id.ts";
import { AuditEvent } from "./audit-event.entity.ts";

/** What was read or changed. Names of fields, never their values. */
export interface AuditEntry {
  readonly action: string;
  readonly subjectId?: string | null;
  readonly patientId?: string | null;
  readonly changedFields?: readonly string[];
}

const mostRowsPerInsert = 500;

/** Writes one audit row per entry, in the transaction of what they record. */
export async function recordAudit(tx: EntityManager, actor: Actor, at: Date, ...entries: readonly AuditEntry[]): Promise<void> {
  const rows = entries.map(({ action, subjectId = null, patientId = null, changedFields = [] }) => ({
    clinicId: actor.clinicId,
    id: newId(),
    occurredAt: at,
    actorKind: actor.kind,
    actorId: actorId(actor),
    action,
    subjectId,
    patientId,
    changedFields: [...changedFields],
    requestId: actor.origin.requestId,
    networkAddress: actor.origin.networkAddress,
  }));
  for (let start = 0; start < rows.length; start += mostRowsPerInsert) {
    await tx.insert(AuditEvent, rows.slice(start, start + mostRowsPerInsert));
  }
}
