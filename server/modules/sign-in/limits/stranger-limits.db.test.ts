import { createDataSource } from "../../../db/data-source.ts";
import { Database } from "../../../db/database.ts";
import { runMigrations } from "../../../db/migrate.ts";
import type { TestDatabase } from "../../../db/testing/test-database.ts";
import { createTestDatabaseUrl } from "../../../db/testing/test-database.ts";
import { hours, later } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import { SecretKeys } from "../../../kernel/secret-keys.ts";
import { entities, migrations } from "../../../start/tables.ts";
import { LimitRow } from "../../limits/limit-row.entity.ts";
import { takeStrangers } from "./stranger-limits.ts";

const keys = SecretKeys.parse("ab".repeat(32));
const at = new Date("2026-03-14T15:00:00.000Z");
const clinicId = newId();

let empty: TestDatabase;
let database: Database;

beforeAll(async () => {
  empty = await createTestDatabaseUrl();
  database = new Database(createDataSource({ url: empty.url, entities, migrations }));
  await database.connect();
  await runMigrations(database);
});

afterAll(async () => {
  await database.close();
  await empty.drop();
});

const take = (when: Date, counts = true): Promise<boolean> =>
  database.transaction((tx) => takeStrangers(tx, keys, { clinicId, counts, at: when }));

const allowed = async (calls: number, when: Date): Promise<number> => {
  const taken: boolean[] = [];
  for (let start = 0; start < calls; start += 20)
    taken.push(...(await Promise.all(Array.from({ length: Math.min(20, calls - start) }, () => take(when)))));
  return taken.filter(Boolean).length;
};

test("patients' codes count nothing, and write the same rows", async () => {
  for (let time = 0; time < 3; time += 1) expect(await take(at, false)).toBe(true);
  expect(await database.manager.findBy(LimitRow, { clinicId })).toMatchObject([{ taken: 0 }, { taken: 0 }]);
});

test("a clinic sends five hundred an hour to strangers, however many ask at once, and two thousand a day", async () => {
  expect(await allowed(520, at)).toBe(500);
  expect(await take(at, false)).toBe(false);
  expect(await take(later(at, hours(1)))).toBe(true);
  const taken = (await database.manager.findBy(LimitRow, { clinicId })).map((row) => row.taken).toSorted((one, other) => one - other);
  expect(taken).toEqual([1, 500, 501]);
  await database.manager.update(LimitRow, { clinicId, taken: 501 }, { taken: 1_998 });
  expect(await allowed(10, later(at, hours(2)))).toBe(2);
  expect(await take(later(at, hours(9)))).toBe(true);
}, 60_000);
