import { countUpTo } from "./count-up-to.ts";
import { Specimen } from "./testing/specimen.entity.ts";
import { openSpecimens, specimen } from "./testing/specimens.ts";

let open: Awaited<ReturnType<typeof openSpecimens>>;

beforeAll(async () => {
  open = await openSpecimens();
  const rows = Array.from({ length: 12 }, (_, index) => specimen({ seenAt: new Date(Date.UTC(2026, 0, 1) + (index % 4)) }));
  await open.database.manager.insert(Specimen, rows);
  await open.database.manager.insert(Specimen, specimen({ clinicId: "other" }));
});
afterAll(() => open.end());

const query = () => open.database.manager.createQueryBuilder(Specimen, "row").where("row.clinicId = :clinicId", { clinicId: "clinic" });

test.each([
  [1_000, 12],
  [12, 12],
  [11, 12],
  [5, 6],
  [0, 1],
])("of twelve rows, counted up to %i, are told %i", async (most, told) => {
  expect(await countUpTo(open.database.manager, query().select("1", "one"), most)).toBe(told);
});

test("what is the same is counted once, and what isn't there not at all", async () => {
  const { manager } = open.database;
  expect(await countUpTo(manager, query().select("row.seenAt", "at").distinct())).toBe(4);
  expect(await countUpTo(manager, query().select("1", "one").andWhere("row.id = :none", { none: "none" }))).toBe(0);
});
