import type { EntityManager } from "typeorm";
import type { Actor, Origin } from "../../kernel/actor.ts";
import { insertRows } from "../../db/insert-rows.ts";
import { newIdAt } from "../../kernel/id.ts";
import { classOf } from "./audit-class.ts";
import { AuditEvent } from "./audit-event.entity.ts";
import { AuditSubject } from "./audit-subject.entity.ts";

/** One of the things that a list showed. */
export interface Shown {
  readonly subjectId: string;
  readonly patientId?: string | null;
}

/** What was read or changed. Names of fields, never their values. */
export interface AuditEntry {
  readonly action: string;
  readonly subjectId?: string | null;
  readonly patientId?: string | null;
  readonly changedFields?: readonly string[];
  /** All that a list showed: still one row. A list that showed nothing leaves none. */
  readonly shown?: readonly Shown[];
}

/** As much of whoever acts as is recorded: of somebody whose call is long over, what was kept of it. */
export interface AuditActor {
  readonly kind: Actor["kind"];
  readonly id?: string;
  readonly clinicId: string;
  readonly origin: Origin;
}

const mostRowsPerInsert = 500;

async function insertSlices<T extends object>(tx: EntityManager, entity: new () => T, rows: readonly T[]): Promise<void> {
  for (let start = 0; start < rows.length; start += mostRowsPerInsert)
    await insertRows(tx, entity, rows.slice(start, start + mostRowsPerInsert));
}

const insertAll = <T extends object>(tx: EntityManager, entity: new () => T, rows: readonly T[]): Promise<void> =>
  rows.length <= mostRowsPerInsert ? insertRows(tx, entity, rows) : insertSlices(tx, entity, rows);

/** Whom all of it concerns, if it is one patient. */
const onlyPatient = (shown: readonly Shown[]): string | null => {
  const [first, ...others] = new Set(shown.map(({ patientId }) => patientId ?? null));
  return others.length === 0 ? (first ?? null) : null;
};

function rowsOf(actor: AuditActor, at: Date, entry: AuditEntry): { readonly event: AuditEvent; readonly subjects: AuditSubject[] } {
  const { action, changedFields = [], shown = [] } = entry;
  const several = shown.length > 1;
  const patientId = entry.patientId ?? onlyPatient(shown);
  const event: AuditEvent = {
    clinicId: actor.clinicId,
    id: newIdAt(at),
    occurredAt: at,
    actorKind: actor.kind,
    actorId: actor.id ?? null,
    action,
    subjectId: entry.subjectId ?? (several ? null : (shown[0]?.subjectId ?? null)),
    patientId,
    changedFields: [...changedFields],
    requestId: actor.origin.requestId,
    networkAddress: actor.origin.networkAddress,
    auditClass: classOf(action),
    blockNumber: null,
  };
  const { clinicId, id: eventId, actorKind } = event;
  const subjects = new Map(
    (several ? shown : []).map(({ subjectId, patientId: whose = null }) => [
      subjectId,
      { clinicId, eventId, subjectId, patientId: whose === patientId ? null : whose, actorKind },
    ]),
  );
  return { event, subjects: [...subjects.values()] };
}

/** Writes one audit row per entry, in the transaction of what they record. */
export async function recordAudit(tx: EntityManager, actor: AuditActor, at: Date, ...entries: readonly AuditEntry[]): Promise<void> {
  const rows = entries.filter(({ shown }) => shown?.length !== 0).map((entry) => rowsOf(actor, at, entry));
  await insertAll(
    tx,
    AuditEvent,
    rows.map(({ event }) => event),
  );
  const subjects = rows.flatMap((row) => row.subjects);
  if (subjects.length > 0) await insertAll(tx, AuditSubject, subjects);
}
