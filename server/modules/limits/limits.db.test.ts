import { createDataSource } from "../../db/data-source.ts";
import { Database } from "../../db/database.ts";
import { runMigrations } from "../../db/migrate.ts";
import type { TestDatabase } from "../../db/testing/test-database.ts";
import { createTestDatabaseUrl } from "../../db/testing/test-database.ts";
import { days, later, minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { entities, migrations } from "../../start/tables.ts";
import { takeOneOf } from "./daily-cap.ts";
import { GuessGuard } from "./guess-guard.ts";
import { guessing } from "./guess-policy.ts";
import { LimitRow } from "./limit-row.entity.ts";
import { RateLimits } from "./rate-limits.ts";
import { sweepLimits } from "./sweep-limits.ts";

const at = new Date("2026-03-14T15:00:00.000Z");
const clinicId = newId();
const guard = new GuessGuard(guessing);
const few = [{ count: 3, per: minutes(1) }];

let empty: TestDatabase;
/** Two processes of one product. */
let processes: readonly [Database, Database];

beforeAll(async () => {
  empty = await createTestDatabaseUrl();
  const open = async (): Promise<Database> => {
    const database = new Database(createDataSource({ url: empty.url, entities, migrations }));
    await database.connect();
    return database;
  };
  processes = [await open(), await open()];
  await runMigrations(processes[0]);
});

afterAll(async () => {
  for (const database of processes) await database.close();
  await empty.drop();
});

const inParallel = <T>(count: number, work: (database: Database, place: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, place) => work(processes[place % 2 === 0 ? 0 : 1], place)));

test("of forty parallel takers in two processes exactly three get one, whether or not the row was there", async () => {
  for (const start of [at, later(at, minutes(1))]) {
    const taken = await inParallel(40, (database) => database.transaction((tx) => RateLimits.take(tx, clinicId, "parallel", few, start)));
    expect(taken.filter(({ ok }) => ok)).toHaveLength(3);
    expect(taken.filter(({ ok }) => !ok)).toEqual(Array(37).fill({ ok: false, retryAt: later(start, minutes(1)) }));
  }
});

test("several budgets at once, in any order: none is taken where another is used up, and nothing locks up", async () => {
  const narrow = { key: "b-narrow", windows: [{ count: 2, per: minutes(1) }] };
  const wide = { key: "a-wide", windows: [{ count: 100, per: minutes(1) }] };
  const taken = await inParallel(30, (database, place) =>
    database.transaction((tx) => RateLimits.takeAll(tx, clinicId, place % 3 === 0 ? [narrow, wide] : [wide, narrow], at)),
  );
  expect(taken.filter(({ ok }) => ok)).toHaveLength(2);
  const row = await processes[0].manager.findOneByOrFail(LimitRow, { clinicId, key: "a-wide" });
  expect(row.instants).toHaveLength(2);
});

test("what a transaction took is given back where it fails", async () => {
  const failing = processes[0].transaction(async (tx) => {
    await RateLimits.take(tx, clinicId, "failing", few, at);
    throw new Error("on purpose");
  });
  await expect(failing).rejects.toThrow("on purpose");
  expect(await processes[0].manager.existsBy(LimitRow, { clinicId, key: "failing" })).toBe(false);
});

test("of forty parallel guesses five are let through, and a stop is for one key of one clinic, until it is cleared", async () => {
  const guess = (database: Database, now: Date, key = "guess") => database.transaction((tx) => guard.attempt(tx, clinicId, key, now));
  const standings = await inParallel(40, (database) => guess(database, at));
  expect(standings.filter(({ open }) => open)).toHaveLength(5);
  let now = at;
  for (let wrong = 5; wrong < 30; wrong += 1) {
    const standing = await guard.check(processes[1].manager, clinicId, "guess", now);
    if (!standing.open) now = standing.retryAt;
    await processes[0].transaction((tx) => guard.countWrong(tx, clinicId, "guess", now));
  }
  expect(await guess(processes[1], later(now, days(1)))).toMatchObject({ open: false, stopped: true });
  expect(await guess(processes[1], now, "another")).toMatchObject({ open: true });
  expect(await guard.check(processes[0].manager, newId(), "guess", now)).toMatchObject({ open: true, wrongTries: 0 });
  await processes[0].transaction((tx) => guard.clear(tx, clinicId, "guess", "nothing there"));
  expect(await guess(processes[1], now)).toEqual({ open: true, wrongTries: 0 });
});

test("a right guess is taken back, in parallel with wrong ones", async () => {
  await inParallel(4, (database) => database.transaction((tx) => guard.attempt(tx, clinicId, "mixed", at)));
  await inParallel(3, (database) => database.transaction((tx) => guard.withdraw(tx, clinicId, "mixed", at)));
  expect(await guard.check(processes[0].manager, clinicId, "mixed", at)).toEqual({ open: true, wrongTries: 1 });
});

test("of thirty parallel callers seven get one of seven a day", async () => {
  const taken = await inParallel(30, (database) => database.transaction((tx) => takeOneOf(tx, clinicId, "cap", 7, at)));
  expect(taken.filter(Boolean)).toHaveLength(7);
  expect(await processes[0].transaction((tx) => takeOneOf(tx, clinicId, "none", 0, at))).toBe(false);
});

test("rows go once they decide nothing, and not a millisecond earlier, in batches", async () => {
  await processes[0].manager.delete(LimitRow, { clinicId });
  const keys = Array.from({ length: 1_201 }, (_, place) => ({ clinicId: place % 2 === 0 ? clinicId : newId(), key: `old-${place}` }));
  const rows = keys.map((key) => ({ ...key, instants: [], taken: 0, revision: newId(), expiresAt: at }));
  for (let start = 0; start < rows.length; start += 100) await processes[0].manager.insert(LimitRow, rows.slice(start, start + 100));
  await processes[0].transaction((tx) => RateLimits.take(tx, clinicId, "young", few, at));
  expect(await sweepLimits(processes[1], later(at, -1))).toBe(0);
  expect(await sweepLimits(processes[1], at, AbortSignal.abort())).toBe(0);
  expect(await sweepLimits(processes[1], at)).toBe(1_201);
  expect(await sweepLimits(processes[1], later(at, minutes(1) - 1))).toBe(0);
  expect(await sweepLimits(processes[1], later(at, minutes(1)))).toBe(1);
});
