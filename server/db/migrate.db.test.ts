import { Database } from "./database.ts";
import { runMigrations } from "./migrate.ts";
import { takeMigrationLease } from "./migration-lease.ts";
import { specimenMigrations, specimenSource } from "./testing/specimens.ts";
import type { TestDatabase } from "./testing/test-database.ts";
import { createTestDatabaseUrl } from "./testing/test-database.ts";

const names = specimenMigrations.map(({ name }) => name);
let empty: TestDatabase;
let opened: Database[] = [];

beforeEach(async () => {
  empty = await createTestDatabaseUrl();
});

afterEach(async () => {
  await Promise.all(opened.map((database) => database.close()));
  opened = [];
  await empty.drop();
});

async function connect(): Promise<Database> {
  const database = new Database(specimenSource(empty.url));
  await database.connect();
  opened.push(database);
  return database;
}

test("what is pending runs once, in order, and is reported", async () => {
  const database = await connect();
  const steps: string[] = [];
  expect(await runMigrations(database, { onStep: (name) => steps.push(name) })).toEqual(names);
  expect(steps).toEqual(names);
  expect(await runMigrations(database, { onStep: (name) => steps.push(name) })).toEqual([]);
  expect(steps).toEqual(names);
});

test("of processes that start at once, one migrates and the others wait", async () => {
  const databases = await Promise.all([connect(), connect(), connect(), connect()]);
  const ran = await Promise.all(databases.map((database) => runMigrations(database)));
  expect(ran.flat()).toEqual(names);
  expect(ran.filter((list) => list.length > 0)).toHaveLength(1);
});

test("who can't wait any longer is told so, and nothing is migrated", async () => {
  const [first, second] = await Promise.all([connect(), connect()]);
  const lease = await takeMigrationLease(first.source, { leaseMs: 60_000, patienceMs: 0 });
  await expect(runMigrations(second, { patienceMs: 150 })).rejects.toThrow("Another process is migrating");
  await lease.release();
  expect(await runMigrations(second)).toEqual(names);
});

test("the lease of a process that died is taken over, and the lease of one that lives is not", async () => {
  const [first, second] = await Promise.all([connect(), connect()]);
  const alive = await takeMigrationLease(first.source, { leaseMs: 2_000, patienceMs: 0 });
  await expect(runMigrations(second, { patienceMs: 2_500 })).rejects.toThrow("Another process is migrating");
  await alive.release();
  await first.source.query("INSERT INTO migration_lease VALUES ('migrations', 'dead', 1)");
  expect(await runMigrations(second)).toEqual(names);
});

test("a failed migration leaves the lease free and says what failed", async () => {
  const database = await connect();
  await database.source.query("CREATE TABLE specimen (id varchar(26))");
  await expect(runMigrations(database)).rejects.toThrow(/specimen/);
  await database.source.query("DROP TABLE specimen");
  expect(await runMigrations(database)).toEqual(names);
});
