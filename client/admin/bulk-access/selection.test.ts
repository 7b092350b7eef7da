import { everybody, fieldAt, filterOf } from "./selection.ts";

test("what is left empty doesn't matter", () => {
  expect(filterOf(everybody)).toEqual({});
  expect(filterOf({ ...everybody, reasonContains: "  ", ageFrom: " " })).toEqual({});
});

test("days are whole days: until a day means until its end", () => {
  const { changedFrom, changedBefore } = filterOf({ ...everybody, changedFrom: "2026-03-14", changedUntil: "2026-03-14" });
  expect([new Date(changedFrom!).getHours(), new Date(changedBefore!).getHours()]).toEqual([0, 0]);
  expect(new Date(changedBefore!).getDate() - new Date(changedFrom!).getDate()).toBe(1);
});

test.each([
  [{ changedBy: "default" }, { changedByDefault: true }],
  [{ changedBy: "abc" }, { changedBy: "abc" }],
  [{ contact: "with" }, { hasContact: true }],
  [{ contact: "without" }, { hasContact: false }],
  [
    { ageFrom: "18", ageTo: " 65 " },
    { ageFrom: 18, ageTo: 65 },
  ],
  [{ ageFrom: "dix" }, { ageFrom: -1 }],
  [{ changedFrom: "2026-02-3" }, { changedFrom: "2026-02-3" }],
  [{ lastAppointmentBefore: "2024-01-01" }, { lastAppointmentBefore: "2024-01-01" }],
] as const)("%j asks for %j", (typed, filter) => {
  expect(filterOf({ ...everybody, ...typed })).toEqual(filter);
});

test.each([
  [["input", "filter", "ageFrom"], "ageFrom"],
  [["input", "filter", "changedBefore"], "changedUntil"],
  [["input", "filter", "changedByDefault"], "changedBy"],
  [["input", "reason"], "reason"],
  [["input", "filter"], null],
  [["input", "expectedCount"], null],
  [[], null],
])("a problem at %j is at the field %j", (path, field) => {
  expect(fieldAt(path)).toBe(field);
});
