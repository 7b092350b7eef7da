import { insertRows } from "./insert-rows.ts";
import { Specimen } from "./testing/specimen.entity.ts";
import { openSpecimens, specimen } from "./testing/specimens.ts";

let open: Awaited<ReturnType<typeof openSpecimens>>;
beforeAll(async () => {
  open = await openSpecimens();
});
afterAll(() => open.end());

/** One row with a value in every kind of column, one with none where there may be none. */
const both = (clinicId: string): Specimen[] => [
  specimen({
    ...{ clinicId, name: `Zoé 'Ω' "🩺" \\ ${clinicId}`, note: "x".repeat(60_000), kept: false, checked: true, version: 2_147_483_647 },
    ...{ amountCents: Number.MAX_SAFE_INTEGER, limitCents: -5, seenAt: new Date("2026-03-08T06:59:59.999Z") },
    ...{ endedAt: new Date("1931-01-01T00:00:00.001Z"), bornOn: "1931-02-28", details: { tags: ["é", null], deep: { flag: true } } },
  }),
  specimen({ clinicId }),
];

test.each([2, 8, 10, 30])("%i rows at once are written as TypeORM writes them, in every kind of column", async (count) => {
  const rows = Array.from({ length: count / 2 }, (_, place) => both(`${count}-${place}`)).flat();
  const { manager } = open.database;
  await open.database.transaction((tx) => insertRows(tx, Specimen, rows));
  const raw = async (): Promise<unknown> => manager.query("SELECT * FROM specimen ORDER BY id");
  const inserted = await raw();
  await manager.clear(Specimen);
  await manager.insert(Specimen, rows);
  expect(inserted).toEqual(await raw());
  expect(inserted).toHaveLength(rows.length);
  await manager.clear(Specimen);
});

test("a property that is missing is NULL, and a value that its column can't hold is refused", async () => {
  const { manager } = open.database;
  const { note: _, ...without } = specimen();
  await insertRows(manager, Specimen, [without as Specimen]);
  expect(await manager.findOneByOrFail(Specimen, { id: without.id })).toMatchObject({ note: null });
  await expect(insertRows(manager, Specimen, [specimen({ amountCents: 2 ** 53 })])).rejects.toThrow("safe integer");
});
