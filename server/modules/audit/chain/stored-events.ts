import { createHash } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { AuditClass } from "../audit-class.ts";

/** An audit event as it lies in the database, unread: what somebody has made unreadable is checked as well. */
export interface StoredEvent {
  readonly id: string;
  readonly occurredAt: string;
  readonly auditClass: AuditClass;
  readonly digest: string;
}

interface StoredRow {
  readonly id: string;
  readonly occurred_at: string | Date;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly action: string;
  readonly subject_id: string | null;
  readonly patient_id: string | null;
  readonly changed_fields: string;
  readonly request_id: string;
  readonly network_address: string | null;
  readonly audit_class: AuditClass;
}

interface StoredSubject {
  readonly event_id: string;
  readonly subject_id: string;
  readonly patient_id: string | null;
  readonly actor_kind: string;
}

/** A list may name hundreds: so many events at a time, however large a block is. */
const eventsAtOnce = 50;

const columns = `id, occurred_at, actor_kind, actor_id, action, subject_id, patient_id, changed_fields, request_id, network_address,
  audit_class`;

/** The same text on every database: SQLite keeps instants as text in UTC, the others hand out a Date. */
function instantText(stored: string | Date): string {
  const date = stored instanceof Date ? stored : new Date(`${stored.replace(" ", "T")}Z`);
  return Number.isNaN(date.getTime()) ? String(stored) : date.toISOString();
}

/** All that an event says, in an order and a form that never change: the digests of sealed rows rest on it. */
function digestOf(clinicId: string, row: StoredRow, subjects: readonly StoredSubject[]): string {
  const facts = [
    ...["audit-event/1", clinicId, row.id, instantText(row.occurred_at), row.actor_kind, row.actor_id, row.action, row.audit_class],
    ...[row.subject_id, row.patient_id, row.changed_fields, row.request_id, row.network_address],
    subjects.map((subject) => [subject.subject_id, subject.patient_id, subject.actor_kind]),
  ];
  return createHash("sha256").update(JSON.stringify(facts)).digest("base64url");
}

async function readSubjects(manager: EntityManager, clinicId: string, ids: readonly string[]): Promise<Map<string, StoredSubject[]>> {
  const found: StoredSubject[] = await manager.query(
    `SELECT event_id, subject_id, patient_id, actor_kind FROM audit_event_subjects
      WHERE clinic_id = ? AND event_id IN (${ids.map(() => "?").join(", ")}) ORDER BY event_id, subject_id`,
    [clinicId, ...ids],
  );
  const byEvent = new Map<string, StoredSubject[]>();
  for (const subject of found) {
    const known = byEvent.get(subject.event_id);
    if (known) known.push(subject);
    else byEvent.set(subject.event_id, [subject]);
  }
  return byEvent;
}

async function digested(manager: EntityManager, clinicId: string, rows: readonly StoredRow[]): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let start = 0; start < rows.length; start += eventsAtOnce) {
    const slice = rows.slice(start, start + eventsAtOnce);
    const subjects = await readSubjects(
      manager,
      clinicId,
      slice.map(({ id }) => id),
    );
    for (const row of slice)
      events.push({
        id: row.id,
        occurredAt: instantText(row.occurred_at),
        auditClass: row.audit_class,
        digest: digestOf(clinicId, row, subjects.get(row.id) ?? []),
      });
  }
  return events;
}

/** Left to itself, an engine may rather read through the whole clinic in the order of the ids. */
const byBlock = ({ dataSource }: EntityManager): string =>
  dataSource.options.type === "better-sqlite3" ? "INDEXED BY audit_events_by_block" : "FORCE INDEX (audit_events_by_block)";

export interface EventsOfBlock {
  readonly clinicId: string;
  /** Null for those that no block has sealed. */
  readonly block: number | null;
  /** The id after which to go on; empty for the first. */
  readonly after: string;
  readonly size: number;
}

/** So many events of a block, each with its digest, in the order of their ids. */
export async function readStoredEvents(manager: EntityManager, { clinicId, block, after, size }: EventsOfBlock): Promise<StoredEvent[]> {
  const rows: StoredRow[] = await manager.query(
    `SELECT ${columns} FROM audit_events ${byBlock(manager)}
      WHERE clinic_id = ? AND block_number ${block === null ? "IS NULL" : "= ?"} AND id > ? ORDER BY id LIMIT ${size}`,
    [clinicId, ...(block === null ? [] : [block]), after],
  );
  return digested(manager, clinicId, rows);
}
