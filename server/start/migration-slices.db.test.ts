import { createDataSource } from "../db/data-source.ts";
import { Database } from "../db/database.ts";
import { runMigrations } from "../db/migrate.ts";
import { silentLogger } from "../db/silent-logger.ts";
import type { TestDatabase } from "../db/testing/test-database.ts";
import { createTestDatabaseUrl } from "../db/testing/test-database.ts";
import { newId } from "../kernel/id.ts";
import { entities, migrations } from "./tables.ts";

const rowsAtOnce = 2_000;
const numberOf = (name: string): number => Number(name.slice(-4));

let empty: TestDatabase;
const told: string[] = [];
const logger = { ...silentLogger, logQuery: (sql: string) => void told.push(sql) };

async function open(ran: typeof migrations): Promise<Database> {
  const database = new Database(createDataSource({ url: empty.url, entities, migrations: ran, logger }));
  await database.connect();
  return database;
}

beforeAll(async () => {
  empty = await createTestDatabaseUrl();
});
afterAll(() => empty.drop());

const columns = "clinic_id, id, occurred_at, actor_kind, actor_id, action, subject_id, changed_fields, request_id, audit_class";

async function addRows(database: Database, clinicId: string, action: string, count: number): Promise<void> {
  for (let start = 0; start < count; start += 500) {
    const rows = Array.from({ length: Math.min(500, count - start) }, () => [
      clinicId,
      newId(),
      "2026-03-14 13:00:00.000",
      action,
      newId(),
    ]);
    const values = rows.map(() => "(?, ?, ?, 'staff', NULL, ?, ?, '[]', 'r', 'CHANGE')").join(", ");
    await database.source.query(`INSERT INTO audit_events (${columns}) VALUES ${values}`, rows.flat());
  }
}

test("a table that has grown is written so many rows at a time, none left out, each slice kept by itself", async () => {
  const old = await open(migrations.filter(({ name }) => numberOf(name) < 147));
  await runMigrations(old);
  const [large, small] = [newId(), newId()];
  await addRows(old, large, "patient.read", 2 * rowsAtOnce + 1);
  await addRows(old, small, "staff.signed-in", 3);
  await old.close();

  const database = await open(migrations.filter(({ name }) => numberOf(name) <= 147));
  told.length = 0;
  await runMigrations(database);
  const counts = await database.source.query(
    "SELECT clinic_id AS clinic, audit_class AS class, COUNT(*) AS n FROM audit_events GROUP BY 1, 2",
  );
  const found = (counts as { clinic: string; class: string; n: number | string }[]).map((row) => [row.clinic, row.class, Number(row.n)]);
  expect(found.toSorted()).toEqual(
    [
      [large, "READ", 2 * rowsAtOnce + 1],
      [small, "SECURITY", 3],
    ].toSorted(),
  );
  const written = told.flatMap((sql, place) => (sql.startsWith("UPDATE audit_events") ? [place] : []));
  expect(written).toHaveLength(4);
  const begun = told
    .slice(0, written[0])
    .reduce((count, sql) => count + (/^(BEGIN|START)/.test(sql) ? 1 : /^COMMIT/.test(sql) ? -1 : 0), 0);
  expect(begun).toBe(0);
  await database.close();
});
