import Libsql from "libsql";
import { DataSource } from "typeorm";
import { createDataSource } from "./data-source.ts";
import { parseDatabaseUrl } from "./database-url.ts";
import { Database } from "./database.ts";
import { runStress } from "./testing/stress.ts";
import { StressEntry, StressPair } from "./testing/stress.entity.ts";
import type { TestDatabase } from "./testing/test-database.ts";
import { createTestDatabaseUrl, testDatabaseKind } from "./testing/test-database.ts";

const entities = [StressEntry, StressPair];
let empty: TestDatabase;

beforeEach(async () => {
  empty = await createTestDatabaseUrl();
});
afterEach(() => empty.drop());

test("under concurrent requests nothing is lost, nothing leaks and nothing half done is seen", async () => {
  const database = new Database(createDataSource({ url: empty.url, entities, migrations: [] }));
  await database.connect();
  await database.source.synchronize();
  const figures = await runStress(database.source, (work) => database.transaction(work));
  await database.close();
  expect(figures).toEqual({
    committed: 266,
    lostCommits: 0,
    plain: 400,
    lostPlain: 0,
    failed: 134,
    leaked: 0,
    reads: 400,
    dirtyReads: 0,
    miscounted: 0,
    errors: 0,
  });
}, 60_000);

/** Proof that the test above can fail, and the reason why SQLite has a driver of its own here. */
if (testDatabaseKind() === "sqlite")
  test("the same requests through TypeORM's own SQLite driver lose acknowledged writes", async () => {
    const location = parseDatabaseUrl(empty.url);
    if (location.kind !== "sqlite") throw new Error("This test is about SQLite.");
    const source = new DataSource({ type: "better-sqlite3", database: location.file, driver: Libsql, enableWAL: true, entities });
    await source.initialize();
    await source.synchronize();
    const figures = await runStress(source, (work) => source.transaction(work));
    if (process.env["SHOW_STRESS"]) process.stdout.write(`without the fix: ${JSON.stringify(figures)}\n`);
    await source.destroy();
    expect(figures.lostCommits).toBeGreaterThan(0);
    expect(figures.leaked).toBeGreaterThan(0);
    expect(figures.dirtyReads).toBeGreaterThan(0);
  }, 60_000);
