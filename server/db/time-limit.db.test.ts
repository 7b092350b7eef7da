import { setTimeout as delay } from "node:timers/promises";
import { createDataSource } from "./data-source.ts";
import { Database } from "./database.ts";
import type { TestDatabase } from "./testing/test-database.ts";
import { createTestDatabaseUrl } from "./testing/test-database.ts";
import { endOfCall, TimeUp, withinTime } from "./time-limit.ts";

let empty: TestDatabase;
let database: Database;

beforeEach(async () => {
  empty = await createTestDatabaseUrl();
  database = new Database(createDataSource({ url: empty.url, entities: [], migrations: [], poolSize: 2 }));
  await database.connect();
  await database.manager.query("CREATE TABLE marks (id varchar(26) PRIMARY KEY)");
  await database.manager.query("INSERT INTO marks VALUES ('held')");
});

afterEach(async () => {
  await database.close();
  await empty.drop();
});

const ids = async (): Promise<string[]> =>
  (await database.manager.query("SELECT id FROM marks ORDER BY id")).map(({ id }: { id: string }) => id);

const onServer = (): boolean => !empty.url.startsWith("sqlite:");

test("what is done in time is answered, and leaves no limit behind", async () => {
  expect(
    await withinTime(
      60_000,
      () => database.transaction((tx) => tx.query("INSERT INTO marks VALUES ('kept')")).then(() => 1),
      () => 2,
    ),
  ).toBe(1);
  expect(endOfCall()).toBeNull();
  expect(await ids()).toEqual(["held", "kept"]);
});

test("a failure in time is the caller's", async () => {
  await expect(
    withinTime(
      60_000,
      () => Promise.reject(new Error("no")),
      () => null,
    ),
  ).rejects.toThrow("no");
});

test("once the time is up it is answered at once, and what the transaction wrote is not kept", async () => {
  let outcome: Promise<unknown> = Promise.resolve();
  const answer = await withinTime<string>(
    50,
    () => {
      outcome = database.transaction(async (tx) => {
        await tx.query("INSERT INTO marks VALUES ('given-up')");
        while (!endOfCall()!.aborted) await delay(5);
      });
      return outcome.then(() => "done");
    },
    () => "late",
  );
  expect(answer).toBe("late");
  await expect(outcome).rejects.toBeInstanceOf(TimeUp);
  expect(await ids()).toEqual(["held"]);
});

test("no statement begins after the time, in a transaction or outside of one", async () => {
  const errors: unknown[] = [];
  const work = async (): Promise<string> => {
    while (!endOfCall()!.aborted) await delay(5);
    for (const sql of ["SELECT 1", "INSERT INTO marks VALUES ('late')"])
      await database.manager.query(sql).catch((error: unknown) => errors.push(error));
    await database.transaction((tx) => tx.query("SELECT 1")).catch((error: unknown) => errors.push(error));
    return "done";
  };
  let ended: Promise<string> = Promise.resolve("");
  expect(
    await withinTime(
      20,
      () => (ended = work()),
      () => "late",
    ),
  ).toBe("late");
  await ended;
  expect(errors.map((error) => error instanceof TimeUp || (error as { driverError?: unknown }).driverError instanceof TimeUp)).toEqual([
    true,
    true,
    true,
  ]);
  expect(await ids()).toEqual(["held"]);
});

test("a statement that runs when the time is up is ended at the server, with its locks; others' connections are untouched", async () => {
  if (!onServer()) return;
  const running = (): Promise<unknown[]> =>
    database.manager.query("SELECT id FROM information_schema.processlist WHERE info LIKE '%SLEEP(30)%' AND info NOT LIKE '%processlist%'");
  let outcome: Promise<unknown> = Promise.resolve();
  const work = (): Promise<string> => {
    outcome = database.transaction(async (tx) => {
      await tx.query("DELETE FROM marks");
      await tx.query("SELECT SLEEP(30)");
    });
    return outcome.then(() => "done");
  };
  const beside = withinTime(
    60_000,
    () => database.manager.query("SELECT SLEEP(1) AS slept"),
    () => null,
  );
  expect(await withinTime(300, work, () => "late")).toBe("late");
  await expect(outcome).rejects.toMatchObject({ driverError: expect.any(TimeUp) });
  expect(await running()).toEqual([]);
  await database.manager.query("UPDATE marks SET id = 'free' WHERE id = 'held'");
  expect(await ids()).toEqual(["free"]);
  expect(await beside).toEqual([{ slept: 0 }]);
  expect(await Promise.all([1, 2, 3, 4].map(() => database.manager.query("SELECT 1 AS one")))).toHaveLength(4);
});
