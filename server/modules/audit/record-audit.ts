import type { EntityManager } from "typeorm";
import type { Actor, Origin } from "../../kernel/actor.ts";
import { insertRows } from "../../db/insert-rows.ts";
import { newId } from "../../kernel/id.ts";
import { AuditEvent } from "./audit-event.entity.ts";

/** What was read or changed. Names of fields, never their values. */
export interface AuditEntry {
  readonly action: string;
  readonly subjectId?: string | null;
  readonly patientId?: string | null;
  readonly changedFields?: readonly string[];
}

/** As much of whoever acts as is recorded: of somebody whose call is long over, what was kept of it. */
export interface AuditActor {
  readonly kind: Actor["kind"];
  readonly id?: string;
  readonly clinicId: string;
  readonly origin: Origin;
}

const mostRowsPerInsert = 500;

/** Writes one audit row per entry, in the transaction of what they record. */
export async function recordAudit(tx: EntityManager, actor: AuditActor, at: Date, ...entries: readonly AuditEntry[]): Promise<void> {
  const rows = entries.map(({ action, subjectId = null, patientId = null, changedFields = [] }) => ({
    clinicId: actor.clinicId,
    id: newId(),
    occurredAt: at,
    actorKind: actor.kind,
    actorId: actor.id ?? null,
    action,
    subjectId,
    patientId,
    changedFields: [...changedFields],
    requestId: actor.origin.requestId,
    networkAddress: actor.origin.networkAddress,
  }));
  for (let start = 0; start < rows.length; start += mostRowsPerInsert) {
    await insertRows(tx, AuditEvent, rows.slice(start, start + mostRowsPerInsert));
  }
}
