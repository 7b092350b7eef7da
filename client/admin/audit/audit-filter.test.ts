import { auditPath, exportPath, filterInput, isWhole, readFilter, wholeTrail, writeFilter } from "./audit-filter.ts";

const all = { class: "READ", actorId: "U3RhZmY", patientId: "UGF0aWVudA", from: "2026-03-01", until: "2026-03-14" } as const;

test("a filter is found again in the page's address", () => {
  expect(readFilter(new URLSearchParams(writeFilter(all)))).toEqual(all);
  expect(readFilter(new URLSearchParams(writeFilter(wholeTrail)))).toEqual(wholeTrail);
  expect([isWhole(wholeTrail), isWhole(all)]).toEqual([true, false]);
});

test.each(["class=EVERYTHING", "from=soon", "until=2026-99-99", "from=20260301"])("what can't be read filters nothing (%s)", (query) => {
  expect(readFilter(new URLSearchParams(query))).toEqual(wholeTrail);
});

test("nothing is asked for by what is left empty", () => {
  expect(filterInput(wholeTrail)).toEqual({ class: null, actorId: null, patientId: null, from: null, until: null });
});

test("what is filtered leads to the page and to the export", () => {
  expect(auditPath({ patientId: "UGF0" })).toBe("/audit?patientId=UGF0");
  expect(auditPath()).toBe("/audit");
  expect(exportPath({ ...wholeTrail, class: "CHANGE" }, "csv")).toBe("/files/audit/events.csv?class=CHANGE");
  expect(exportPath(wholeTrail, "jsonl")).toBe("/files/audit/events.jsonl");
});
