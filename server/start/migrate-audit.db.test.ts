import { createDataSource } from "../db/data-source.ts";
import { Database } from "../db/database.ts";
import { runMigrations } from "../db/migrate.ts";
import { createTestDatabaseUrl } from "../db/testing/test-database.ts";
import { newId } from "../kernel/id.ts";
import { classOf } from "../modules/audit/audit-class.ts";
import { AuditEvent } from "../modules/audit/audit-event.entity.ts";
import { sealClinic } from "../modules/audit/chain/seal-clinic.ts";
import { verifyChain } from "../modules/audit/chain/verify-chain.ts";
import { keptUntil } from "../modules/audit/retention/retention.ts";
import { listRecordViews } from "../modules/my-information/record-views/list-record-views.ts";
import { entities, migrations } from "./tables.ts";

/** The last one before the trail had classes and blocks. */
const before = migrations.filter(({ name }) => Number(name.slice(-13)) <= 1_780_000_000_140);

const actions = [
  ...[
    "patient.read",
    "patient.listed",
    "appointments.read",
    "patient.record-views-read",
    "patient.identifications-read",
    "receipt.printed",
  ],
  ...["conversation.marked-read", "conversation.marked-unread", "patient.updated", "patient.access-enabled", "invoice.issued"],
  ...["patient.signed-in", "patient.notification-used", "staff.signed-in", "staff.second-step-refused", "patient.sign-in-stop-cleared"],
];

test("rows of before have their class, are sealed as they are, and patients see in them who looked as they did", async () => {
  const empty = await createTestDatabaseUrl();
  const open = async (ran: typeof migrations): Promise<Database> => {
    const database = new Database(createDataSource({ url: empty.url, entities, migrations: ran }));
    await database.connect();
    await runMigrations(database);
    return database;
  };
  const [clinicId, patientId, staffId] = [newId(), newId(), newId()];
  const old = await open(before);
  for (const [minute, action] of actions.entries())
    await old.source.query(
      `INSERT INTO audit_events (clinic_id, id, occurred_at, actor_kind, actor_id, action, subject_id, patient_id, changed_fields, request_id)
        VALUES (?, ?, ?, 'staff', ?, ?, ?, ?, '[]', 'r')`,
      [clinicId, newId(), `2026-03-14 13:${String(minute * 3).padStart(2, "0")}:00.000`, staffId, action, patientId, patientId],
    );
  await old.close();

  const database = await open(migrations);
  const rows = await database.manager.find(AuditEvent, { where: { clinicId }, order: { id: "ASC" } });
  expect(rows.map(({ action, auditClass }) => [action, auditClass])).toEqual(actions.map((action) => [action, classOf(action)]));
  expect(new Set(rows.map(({ auditClass }) => auditClass)).size).toBe(3);
  const { items } = await listRecordViews(database.manager, { clinicId, patientId, first: 20, after: null });
  expect(items.map(({ item: { by, count, firstAt } }) => [by, count, firstAt])).toEqual([
    [`staff:${staffId}`, actions.length, new Date("2026-03-14T13:00:00.000Z")],
  ]);
  const now = new Date("2026-03-15T00:00:00.000Z");
  expect(await sealClinic(database, clinicId, now)).toBe(actions.length);
  const kept = keptUntil({ READ: 10, CHANGE: 10, SECURITY: 2 }, now);
  const summary = await verifyChain(database.manager, { clinicId, keptUntil: kept, onFinding: () => undefined });
  expect(summary).toMatchObject({ findings: 0, rows: actions.length, blocks: 3 });
  await database.close();
  await empty.drop();
});
