import { forbiddenIn } from "../../scripts/lint/sql/forbidden-sql.mjs";
import { Database } from "../db/database.ts";
import { createDataSource } from "../db/data-source.ts";
import { runMigrations } from "../db/migrate.ts";
import { StatementCounter } from "../testing/statement-counter.ts";
import type { TestDatabase } from "../db/testing/test-database.ts";
import { createTestDatabaseUrl } from "../db/testing/test-database.ts";
import { entities, migrations } from "./tables.ts";

let empty: TestDatabase;
let database: Database;
const statements = new StatementCounter();

/** A whole table, written in one go where an older version's data are brought up to date: one of few rows. No other migration may. */
const olderThanTheRules = ["UPDATE api_tokens SET ends_at = COALESCE"];

beforeAll(async () => {
  empty = await createTestDatabaseUrl();
  database = new Database(createDataSource({ url: empty.url, entities, migrations, logger: statements }));
  await database.connect();
});

afterAll(async () => {
  await database.close();
  await empty.drop();
});

async function tables() {
  const runner = database.source.createQueryRunner();
  try {
    return await runner.getTables(entities.map((entity) => database.source.getMetadata(entity).tableName));
  } finally {
    await runner.release();
  }
}

const drift = async (): Promise<string[]> => {
  const { upQueries } = await database.source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
};

test("from empty every migration runs, in the order of its number, in SQL that every engine runs", async () => {
  const { answer: ran, statements: sent } = await statements.during(() => runMigrations(database));
  expect(sent.length).toBeGreaterThan(migrations.length);
  const broken = sent.filter(({ sql }) => forbiddenIn(sql).length > 0).map(({ sql }) => sql.replace(/\s+/g, " "));
  expect(broken.map((sql) => sql.slice(0, 40))).toEqual(olderThanTheRules);
  expect([
    ...new Set(sent.filter(({ sql }) => olderThanTheRules.some((start) => sql.startsWith(start))).flatMap(({ sql }) => forbiddenIn(sql))),
  ]).toEqual(["UPDATE or DELETE of a whole table: a transaction's size is bounded"]);
  expect(ran).toHaveLength(migrations.length);
  const numbers = ran.map((name) => Number(/\d{13}$/.exec(name)?.[0]));
  expect(numbers[0]).toBe(1_780_000_000_001);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
});

test("a second run finds nothing to do", async () => {
  expect(await runMigrations(database)).toEqual([]);
});

test("the tables are those of the entities, to the column, the key and the index", async () => {
  expect(await drift()).toEqual([]);
  expect(await tables()).toHaveLength(entities.length);
});

test("drift is seen: a column that no migration made would be mended", async () => {
  const runner = database.source.createQueryRunner();
  try {
    await runner.query("ALTER TABLE clinics ADD COLUMN surplus varchar(10)");
    expect((await drift()).join()).toMatch(/clinics/);
  } finally {
    await runner.query("ALTER TABLE clinics DROP COLUMN surplus");
    await runner.release();
  }
  expect(await drift()).toEqual([]);
});

test("every key and index begins with the clinic, but the clinics' own and those by which one worker serves all clinics", async () => {
  const keys = (await tables()).flatMap(({ name, primaryColumns, indices, uniques }) => [
    { name: `${name}: primary key`, columns: primaryColumns.map((column) => column.name) },
    ...[...indices, ...uniques].map((key) => ({ name: `${name}: ${key.name}`, columns: key.columnNames })),
  ]);
  expect(keys.length).toBeGreaterThan(2 * entities.length);
  const others = keys.filter(({ columns }) => columns[0] !== "clinic_id").map(({ name }) => name.replace(/^.*[.`"]/, ""));
  expect([...new Set(others)].toSorted()).toEqual([
    "api_used_token_ids: api_used_token_ids_expiry",
    "bulk_access_changes: bulk_access_changes_due",
    "clinics: clinics_slug",
    "clinics: primary key",
    "conversation_drafts: conversation_drafts_old",
    "fhir_imports: fhir_imports_due",
    "fhir_imports: fhir_imports_expiry",
    "idempotent_calls: idempotent_calls_expiry",
    "limits: limits_expiry",
    "message_attachments: message_attachments_collectable",
    "notice_windows: notice_windows_due",
    "notification_links: notification_links_expiry",
    "otp_challenges: otp_challenges_expiry",
    "outbox_messages: outbox_messages_claim",
    "outbox_messages: primary key",
    "patient_sessions: patient_sessions_expiry",
    "payments: payments_due",
    "payments: payments_intent",
    "portal_images: portal_images_collectable",
    "proven_contacts: proven_contacts_expiry",
    "refunds: refunds_due",
    "staff_pending_sign_ins: staff_pending_sign_ins_expiry",
    "staff_sessions: staff_sessions_expiry",
    "stripe_events: stripe_events_due",
    "undelivered_messages: undelivered_messages_due",
    "webhook_deliveries: webhook_deliveries_due",
    "webhook_deliveries: webhook_deliveries_expiry",
    "webhook_events: webhook_events_expiry",
  ]);
});

test("every table has a primary key, by which a cluster tells its rows apart", async () => {
  expect((await tables()).filter(({ primaryColumns }) => primaryColumns.length === 0).map(({ name }) => name)).toEqual([]);
});

test("every reference stays within its clinic", async () => {
  const references = (await tables()).flatMap(({ foreignKeys }) => foreignKeys);
  expect(references.length).toBeGreaterThan(4);
  for (const { columnNames, referencedColumnNames } of references) {
    expect(columnNames[0]).toBe("clinic_id");
    expect(referencedColumnNames).toEqual(["clinic_id", "id"]);
  }
});

test("each step back works, to nothing, and forward again", async () => {
  for (let step = 0; step < migrations.length; step += 1) await database.source.undoLastMigration();
  expect(await tables()).toEqual([]);
  expect(await runMigrations(database)).toHaveLength(migrations.length);
  expect(await drift()).toEqual([]);
}, 120_000);
