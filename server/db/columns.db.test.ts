import { instantFromRaw, numberFromRaw } from "./raw-value.ts";
import { Specimen } from "./testing/specimen.entity.ts";
import { openSpecimens, specimen } from "./testing/specimens.ts";

let open: Awaited<ReturnType<typeof openSpecimens>>;
beforeAll(async () => {
  open = await openSpecimens();
});
afterAll(() => open.end());

test("entities and Table-API migrations describe the same schema", async () => {
  const drift = await open.database.source.driver.createSchemaBuilder().log();
  expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
});

test("every kind of column gives back what was put in", async () => {
  const full = specimen({
    name: "Zoé ‘Ω’ 🩺",
    note: "x".repeat(60_000),
    kept: false,
    checked: true,
    version: 2_147_483_647,
    amountCents: Number.MAX_SAFE_INTEGER,
    limitCents: -5,
    seenAt: new Date("2026-03-08T06:59:59.999Z"),
    endedAt: new Date("1931-01-01T00:00:00.001Z"),
    bornOn: "1931-02-28",
    details: { tags: ["é", null], deep: { flag: true } },
  });
  const empty = specimen();
  await open.database.manager.insert(Specimen, [full, empty]);
  expect(await open.database.manager.findOneByOrFail(Specimen, { id: full.id })).toEqual(full);
  expect(await open.database.manager.findOneByOrFail(Specimen, { id: empty.id })).toEqual(empty);
});

test("an instant is found by its exact millisecond, in conditions of any kind", async () => {
  const seenAt = new Date("2026-05-05T05:05:05.123Z");
  const row = specimen({ seenAt });
  await open.database.manager.insert(Specimen, row);
  expect(await open.database.manager.countBy(Specimen, { seenAt })).toBe(1);
  const query = open.database.manager.createQueryBuilder(Specimen, "specimen").where("specimen.seenAt = :seenAt", { seenAt });
  expect(await query.getCount()).toBe(1);
  const raw = await query.select("specimen.seenAt", "seenAt").addSelect("COUNT(*)", "count").groupBy("specimen.seenAt").getRawOne();
  expect(instantFromRaw(raw.seenAt)).toEqual(seenAt);
  expect(numberFromRaw(raw.count)).toBe(1);
});

test("a number beyond 2^53 is refused instead of rounded", async () => {
  await expect(open.database.manager.insert(Specimen, specimen({ amountCents: 2 ** 53 }))).rejects.toThrow(RangeError);
});

test("text compares by its bytes: case and accents matter", async () => {
  await open.database.manager.insert(Specimen, [specimen({ name: "émile" }), specimen({ name: "Émile" }), specimen({ name: "emile" })]);
  expect(await open.database.manager.countBy(Specimen, { name: "émile" })).toBe(1);
});
