import { byShape } from "./count-rows.mjs";
import { shapeOf } from "./rows-read.mjs";
import { faultsOf, judge, sums } from "./verdict.mjs";

const list = "SELECT a.id FROM appointments a WHERE a.clinic_id = ? LIMIT ?";
const count = "SELECT COUNT(*) AS counted FROM appointments WHERE clinic_id = ?";
const read = (fields: object = {}) => ({ shape: list, times: 1, examined: 10, returned: 10, scans: false, sorts: false, ...fields });

describe("statements of one shape", () => {
  test("differ in their values alone, however many those are", () => {
    const shape = shapeOf("SELECT id FROM t WHERE name = 'L''Ève' AND day > '2026-01-01' AND n IN (1, 2, 3) LIMIT 21");
    expect(shape).toBe("SELECT id FROM t WHERE name = ? AND day > ? AND n IN (?…) LIMIT ?");
    expect(shapeOf("SELECT id FROM t WHERE name = 'x' AND day > '' AND n IN (7, 8) LIMIT 6")).toBe(shape);
  });

  test("are summed", () => {
    const one = { sql: "SELECT 1", examined: 3, returned: 1, scans: false, sorts: false };
    expect(byShape([one, { ...one, sql: "SELECT 2", examined: 4, sorts: true }])).toEqual([
      { shape: "SELECT ?", times: 2, examined: 7, returned: 2, scans: false, sorts: true },
    ]);
  });
});

describe("a statement's faults", () => {
  test.each([
    ["twice as many rows as are answered are looked at", { examined: 20 }, []],
    ["more are", { examined: 21 }, ["examined ÷ returned 2.1"]],
    ["a look-up finds nothing", { examined: 2, returned: 0 }, []],
    ["many rows are looked at for nothing", { examined: 30, returned: 0 }, ["examined ÷ returned 30.0"]],
    ["a table is read whole, and sorted", { scans: true, sorts: true }, ["scan", "filesort"]],
  ])("where %s", (_, fields, faults) => {
    expect(faultsOf(read(fields), undefined)).toEqual(faults);
  });

  test.each([
    ["as much at both sizes", 900, 900, []],
    ["a badge's hundred", 100, 10, []],
    ["with the clinic", 9_000, 900, ["count grows"]],
  ])("of a count that reads %s", (_, examined, before, faults) => {
    const counted = read({ shape: count, returned: 1, examined });
    expect(faultsOf(counted, read({ shape: count, returned: 1, examined: before }))).toEqual(faults);
  });

  test("counts are told from lists, also where they count what a subquery limits", () => {
    expect([list, count, "SELECT (SELECT COUNT(*) FROM (SELECT ? FROM t LIMIT ?) ones) AS n"].map((shape) => sums({ shape }))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

test("a query is judged by its lists at the largest size, and by what its counts read at each", () => {
  const small = [read(), read({ shape: count, returned: 1, examined: 40 })];
  const large = [read({ examined: 30 }), read({ shape: count, returned: 1, examined: 4_000 })];
  expect(judge([small, large])).toEqual({
    ofRows: 3,
    ofCounts: [40, 4_000],
    faults: [
      { what: "examined ÷ returned 3.0", shape: list, examined: 30 },
      { what: "count grows", shape: count, examined: 4_000 },
    ],
  });
});
