import { setTimeout as delay } from "node:timers/promises";
import type { EntityManager, QueryRunner } from "typeorm";
import { createDataSource } from "./data-source.ts";
import { databaseErrorCode, isConnectionLost, isRetryable, isUniqueViolation } from "./errors.ts";
import { Specimen } from "./testing/specimen.entity.ts";
import { openSpecimens, specimen, specimenSource } from "./testing/specimens.ts";
import { testDatabaseKind } from "./testing/test-database.ts";

let open: Awaited<ReturnType<typeof openSpecimens>>;
beforeAll(async () => {
  open = await openSpecimens();
});
afterAll(() => open.end());

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

test("a unique key and a primary key that are taken are unique violations and nothing else", async () => {
  const { manager } = open.database;
  const row = specimen();
  await manager.insert(Specimen, row);
  for (const twin of [specimen({ name: row.name }), specimen({ id: row.id })]) {
    const error = await failureOf(manager.insert(Specimen, twin));
    expect(isUniqueViolation(error)).toBe(true);
    expect(isRetryable(error)).toBe(false);
    expect(isConnectionLost(error)).toBe(false);
    expect(databaseErrorCode(error)).toMatch(/^(ER_DUP_ENTRY|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY))$/);
  }
});

test("other failures are none of the three", async () => {
  const broken = await failureOf(open.database.manager.query("SELECT nothing FROM nowhere"));
  const missing = await failureOf(open.database.manager.query("INSERT INTO specimen (id) VALUES (NULL)"));
  for (const error of [broken, missing, new Error("x"), undefined, null, "SQLITE_BUSY", { code: 5 }]) {
    expect([isUniqueViolation(error), isRetryable(error), isConnectionLost(error)]).toEqual([false, false, false]);
  }
});

if (testDatabaseKind() === "sqlite") {
  test("a file that another connection holds for too long is retryable, and everybody else went on meanwhile", async () => {
    const other = specimenSource(open.url);
    const impatient = specimenSource(open.url, 100);
    await Promise.all([other.initialize(), impatient.initialize()]);
    const holder = other.createQueryRunner();
    await holder.startTransaction();
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 5);
    const error = await failureOf(impatient.manager.insert(Specimen, specimen()));
    clearInterval(timer);
    await holder.release();
    expect(databaseErrorCode(error)).toBe("SQLITE_BUSY");
    expect([isRetryable(error), isUniqueViolation(error), isConnectionLost(error)]).toEqual([true, false, false]);
    expect(ticks).toBeGreaterThan(3);
    await impatient.manager.insert(Specimen, specimen());
    await Promise.all([other.destroy(), impatient.destroy()]);
  });
}

if (testDatabaseKind() === "mariadb") {
  const touch = (manager: EntityManager, id: string) => manager.update(Specimen, { id }, { kept: false });

  async function begin(): Promise<QueryRunner> {
    const runner = open.database.source.createQueryRunner();
    await runner.startTransaction();
    return runner;
  }

  test("the loser of a deadlock is retryable", async () => {
    const [first, second] = [specimen(), specimen()];
    await open.database.manager.insert(Specimen, [first, second]);
    const [left, right] = [await begin(), await begin()];
    await touch(left.manager, first.id);
    await touch(right.manager, second.id);
    const errors = await Promise.all([failureOf(touch(left.manager, second.id)), failureOf(touch(right.manager, first.id))]);
    await Promise.all([left.rollbackTransaction(), right.rollbackTransaction()]);
    await Promise.all([left.release(), right.release()]);
    const error = errors.find((each) => each !== undefined);
    expect(databaseErrorCode(error)).toBe("ER_LOCK_DEADLOCK");
    expect([isRetryable(error), isUniqueViolation(error), isConnectionLost(error)]).toEqual([true, false, false]);
  });

  test("a lock that was waited for in vain is retryable", async () => {
    const row = specimen();
    await open.database.manager.insert(Specimen, row);
    const [holder, waiter] = [await begin(), await begin()];
    await touch(holder.manager, row.id);
    await waiter.query("SET SESSION innodb_lock_wait_timeout = 1");
    const error = await failureOf(touch(waiter.manager, row.id));
    await waiter.query("SET SESSION innodb_lock_wait_timeout = 5");
    await Promise.all([holder.rollbackTransaction(), waiter.rollbackTransaction()]);
    await Promise.all([holder.release(), waiter.release()]);
    expect(databaseErrorCode(error)).toBe("ER_LOCK_WAIT_TIMEOUT");
    expect(isRetryable(error)).toBe(true);
  });

  test("a connection that the server ends is lost, and the pool recovers by itself", async () => {
    const runner = await begin();
    const [{ id }] = await runner.query("SELECT CONNECTION_ID() AS id");
    const sleeping = failureOf(runner.query("SELECT SLEEP(5)"));
    await delay(50);
    await open.database.manager.query(`KILL ${id}`);
    const during = await sleeping;
    const after = await failureOf(runner.query("SELECT 1"));
    await runner.release();
    expect([during, after].map(isConnectionLost)).toEqual([true, true]);
    expect([during, after].map(isRetryable)).toEqual([false, false]);
    expect(await open.database.ping()).toBe(true);
  });

  test("a server that is not there is a lost connection", async () => {
    const url = "mariadb://root@127.0.0.1:1/nowhere";
    const error = await failureOf(createDataSource({ url, entities: [], migrations: [] }).initialize());
    expect(isConnectionLost(error)).toBe(true);
  });
}
