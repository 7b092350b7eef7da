import { lowestIdAt, newId, newIdAt } from "./id.ts";

const inOrder = (ids: readonly string[]) => expect(ids).toEqual(ids.toSorted());

test("ids are made in order and never twice", () => {
  const ids = Array.from({ length: 2_000 }, newId);
  inOrder(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("ids of one moment are in the order in which they are made, after a clock that went back too", () => {
  const [later, earlier] = [new Date("2026-03-02T10:00:00Z"), new Date("2026-03-01T10:00:00Z")];
  const after = newIdAt(later);
  const ids = Array.from({ length: 200 }, () => newIdAt(earlier));
  inOrder([lowestIdAt(earlier), ...ids, lowestIdAt(later), after]);
  expect(new Set(ids).size).toBe(ids.length);
});
