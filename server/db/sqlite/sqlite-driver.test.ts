import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createDataSource } from "../data-source.ts";
import { Database } from "../database.ts";
import type { TestDatabase } from "../testing/test-database.ts";
import { createTestDatabaseUrl } from "../testing/test-database.ts";

let empty: TestDatabase;
let database: Database;

beforeEach(async () => {
  empty = await createTestDatabaseUrl();
  database = new Database(createDataSource({ url: empty.url, entities: [], migrations: [] }));
  await database.connect();
  await database.manager.query("CREATE TABLE parent (id varchar(26) PRIMARY KEY)");
  await database.manager.query("CREATE TABLE child (id varchar(26) PRIMARY KEY, parent_id varchar(26) REFERENCES parent (id))");
});

afterEach(async () => {
  await database.close();
  await empty.drop();
});

const count = async (): Promise<number> => (await database.manager.query("SELECT COUNT(*) AS n FROM parent"))[0].n;
const insert = (id: string) => database.manager.query("INSERT INTO parent VALUES (?)", [id]);

test("both connections are in WAL, enforce foreign keys and put commits on the disk", async () => {
  const runner = database.source.createQueryRunner();
  const read = async () => [
    await runner.query("PRAGMA journal_mode"),
    await runner.query("PRAGMA foreign_keys"),
    await runner.query("PRAGMA synchronous"),
  ];
  const expected = [[{ journal_mode: "wal" }], [{ foreign_keys: 1 }], [{ synchronous: 2 }]];
  expect(await read()).toEqual(expected);
  await runner.startTransaction();
  expect(await read()).toEqual(expected);
  await runner.release();
  await expect(database.manager.query("INSERT INTO child VALUES ('c', 'nobody')")).rejects.toThrow(/FOREIGN KEY/);
});

test("a runner released with an open transaction rolls it back and lets the next one write", async () => {
  const runner = database.source.createQueryRunner();
  await runner.startTransaction();
  await runner.query("INSERT INTO parent VALUES ('forgotten')");
  await runner.release();
  await runner.release();
  await insert("next");
  expect(await count()).toBe(1);
  await expect(runner.query("SELECT 1")).rejects.toThrow(/released/);
});

test("a savepoint that is rolled back leaves the transaction around it", async () => {
  const runner = database.source.createQueryRunner();
  await runner.startTransaction();
  await runner.query("INSERT INTO parent VALUES ('outer')");
  await runner.startTransaction();
  await runner.query("INSERT INTO parent VALUES ('inner')");
  await runner.rollbackTransaction();
  await runner.commitTransaction();
  await runner.release();
  expect(await database.manager.query("SELECT id FROM parent")).toEqual([{ id: "outer" }]);
});

test("foreign keys put aside by a migration are enforced again, also when it failed", async () => {
  const runner = database.source.createQueryRunner();
  await runner.beforeMigration();
  await runner.startTransaction();
  await runner.query("INSERT INTO child VALUES ('c', 'nobody')");
  await runner.rollbackTransaction();
  await runner.release();
  await expect(database.manager.query("INSERT INTO child VALUES ('c', 'nobody')")).rejects.toThrow(/FOREIGN KEY/);
});

test("closing rolls back what is open, and nothing can be read or written afterwards", async () => {
  const runner = database.source.createQueryRunner();
  await runner.startTransaction();
  await runner.query("INSERT INTO parent VALUES ('open')");
  await runner.query("SELECT * FROM parent");
  await database.close();
  await expect(runner.query("SELECT * FROM parent")).rejects.toThrow(/no longer open/);
  await runner.release();
  await database.connect();
  expect(await count()).toBe(0);
  await insert("after");
});

test("the file's folder is made, and once closed the file alone holds all that was written", async () => {
  const file = join(empty.url.slice("sqlite:".length), "..", "new", "folder", "portail.db");
  const other = new Database(createDataSource({ url: `sqlite:${file}`, entities: [], migrations: [] }));
  await other.connect();
  expect(existsSync(file)).toBe(true);
  await other.close();
  await insert("seen");
  await database.close();
  rmSync(`${empty.url.slice("sqlite:".length)}-wal`, { force: true });
  const script = `console.log(JSON.stringify(new (require("libsql"))(process.argv[1]).prepare("SELECT id FROM parent").all([])))`;
  const seen = spawnSync(process.execPath, ["--eval", script, empty.url.slice("sqlite:".length)], { encoding: "utf8" });
  expect(JSON.parse(seen.stdout)).toEqual([{ id: "seen" }]);
});

test("a schema changed by one connection is seen by statements prepared before", async () => {
  await insert("a");
  expect(await database.manager.query("SELECT * FROM parent")).toEqual([{ id: "a" }]);
  await database.manager.query("ALTER TABLE parent ADD COLUMN extra int DEFAULT 7");
  expect(await database.manager.query("SELECT * FROM parent")).toEqual([{ id: "a", extra: 7 }]);
});
