import { affectedRows } from "./affected.ts";
import { Specimen } from "./testing/specimen.entity.ts";
import { openSpecimens, specimen } from "./testing/specimens.ts";

let open: Awaited<ReturnType<typeof openSpecimens>>;
beforeAll(async () => {
  open = await openSpecimens();
});
afterAll(() => open.end());

test("an update counts the rows it matched, changed or not, and none when none matched", async () => {
  const { manager } = open.database;
  const row = specimen({ version: 1 });
  await manager.insert(Specimen, row);
  const update = () => manager.update(Specimen, { id: row.id, version: 1 }, { kept: true }).then(affectedRows);
  expect(await update()).toBe(1);
  expect(await update()).toBe(1);
  expect(await manager.increment(Specimen, { id: row.id, version: 1 }, "version", 1).then(affectedRows)).toBe(1);
  expect(await update()).toBe(0);
});

test("a conditional update tells one winner among many", async () => {
  const { manager } = open.database;
  const row = specimen({ version: 1 });
  await manager.insert(Specimen, row);
  const claims = Array.from({ length: 20 }, () => manager.update(Specimen, { id: row.id, version: 1 }, { version: 2 }).then(affectedRows));
  expect((await Promise.all(claims)).filter((count) => count === 1)).toHaveLength(1);
});

test("a delete counts the rows that went", async () => {
  const { manager } = open.database;
  await manager.insert(Specimen, [specimen({ clinicId: "leaving" }), specimen({ clinicId: "leaving" })]);
  expect(affectedRows(await manager.delete(Specimen, { clinicId: "leaving" }))).toBe(2);
  expect(affectedRows(await manager.delete(Specimen, { clinicId: "leaving" }))).toBe(0);
});

test("one statement with a single null value works", async () => {
  const { manager } = open.database;
  await manager.insert(Specimen, specimen({ note: "x" }));
  await manager.createQueryBuilder().update(Specimen).set({ note: null }).execute();
  expect(await manager.countBy(Specimen, { note: "x" })).toBe(0);
});
