import { planTextOf } from "../testing/plans.ts";
import { InvalidCursor } from "./cursor.ts";
import type { KeysetRequest } from "./keyset.ts";
import { readKeysetPage } from "./keyset.ts";
import { instantFromRaw } from "./raw-value.ts";
import { Specimen } from "./testing/specimen.entity.ts";
import { openSpecimens, specimen } from "./testing/specimens.ts";
import { testDatabaseKind } from "./testing/test-database.ts";

let open: Awaited<ReturnType<typeof openSpecimens>>;
/** Seven instants, a millisecond apart, shared by 40 rows: most pages end in the middle of equal ones. */
const rows = Array.from({ length: 40 }, (_, index) => specimen({ seenAt: new Date(Date.UTC(2026, 0, 1) + (index % 7)) }));

beforeAll(async () => {
  open = await openSpecimens();
  await open.database.manager.insert(Specimen, rows);
  await open.database.manager.insert(Specimen, specimen({ clinicId: "other" }));
});
afterAll(() => open.end());

const query = () => open.database.manager.createQueryBuilder(Specimen, "row").where("row.clinicId = :clinicId", { clinicId: "clinic" });

async function readAll(request: Omit<KeysetRequest, "after">): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await readKeysetPage(query(), { ...request, after });
    expect(page.items.length).toBeLessThanOrEqual(request.first);
    ids.push(...page.items.map(({ item }) => item.id));
    after = page.items.at(-1)?.cursor;
    if (!page.hasNextPage) return ids;
  }
}

const ascending = (a: Specimen, b: Specimen): number => a.seenAt.getTime() - b.seenAt.getTime() || (a.id < b.id ? -1 : 1);

test.each([1, 3, 10, 39, 40, 41])("pages of %i, end to end, hold every row once and in order, both ways", async (first) => {
  const expected = [...rows].sort(ascending).map(({ id }) => id);
  expect(await readAll({ at: "seenAt", id: "id", direction: "ASC", first })).toEqual(expected);
  expect(await readAll({ at: "seenAt", id: "id", direction: "DESC", first })).toEqual(expected.toReversed());
});

test("a list may be sorted by text", async () => {
  const expected = rows.map(({ name }) => name).sort();
  const page = await readKeysetPage(query(), { at: "name", id: "id", direction: "ASC", first: 10 });
  expect(page.items.map(({ item }) => item.name)).toEqual(expected.slice(0, 10));
  const after = page.items.at(-1)?.cursor;
  const next = await readKeysetPage(query(), { at: "name", id: "id", direction: "ASC", first: 30, after });
  expect(next.items.map(({ item }) => item.name)).toEqual(expected.slice(10));
  expect(next.hasNextPage).toBe(false);
});

test("a row added before the position does not shift the next page", async () => {
  const request = { at: "seenAt", id: "id", direction: "DESC", first: 5 } as const;
  const page = await readKeysetPage(query(), request);
  const after = page.items.at(-1)?.cursor;
  const before = await readKeysetPage(query(), { ...request, after });
  await open.database.manager.insert(Specimen, specimen({ id: "newest", seenAt: new Date("2027-01-01T00:00:00Z") }));
  const then = await readKeysetPage(query(), { ...request, after });
  expect(then).toEqual(before);
  await open.database.manager.delete(Specimen, { id: "newest" });
});

test("a cursor that can't be read is the caller's mistake", async () => {
  const page = readKeysetPage(query(), { at: "seenAt", id: "id", direction: "ASC", first: 5, after: "nonsense" });
  await expect(page).rejects.toBeInstanceOf(InvalidCursor);
});

test("the database enters the index at the position and reads in order", async () => {
  const [last] = [...rows].sort(ascending);
  const sql =
    "SELECT id, seen_at FROM specimen WHERE clinic_id = ? AND seen_at >= ? AND (seen_at > ? OR id > ?) ORDER BY seen_at, id LIMIT 6";
  const parameters = ["clinic", last?.seenAt, last?.seenAt, last?.id];
  const entered = {
    sqlite: /^SEARCH specimen USING .*INDEX ix_specimen_clinic_seen_at \(clinic_id=\? AND seen_at>\?\)$/,
    mariadb: /^specimen range ix_specimen_clinic_seen_at Using where; Using index$/,
  };
  expect(await planTextOf({ databaseUrl: open.url }, { sql, parameters })).toMatch(entered[testDatabaseKind()]);
  const found: { seen_at: string | Date }[] = await open.database.manager.query(sql, parameters);
  expect(found.map((row) => instantFromRaw(row.seen_at))).toEqual(
    [...rows]
      .sort(ascending)
      .slice(1, 7)
      .map(({ seenAt }) => seenAt),
  );
});
