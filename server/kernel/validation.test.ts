import fc from "fast-check";
import { z } from "zod";
import { problemReasons } from "./problem-texts.ts";
import { calendarDate, choice, clearable, httpsUrl, instant, textOf, timeZone, validate } from "./validation.ts";

const read = (schema: z.ZodType, value: unknown): unknown => {
  const outcome = validate(schema, value, []);
  return outcome.ok ? outcome.value : outcome.problems.map(({ reason }) => reason);
};

test("every problem is said at its place below the given path, with the facts that its text needs", () => {
  const schema = z.object({ name: textOf(3), kind: choice(["A", "B"]).optional(), parts: z.array(z.object({ value: textOf(5) })) });
  const outcome = validate(schema, { name: "four", kind: "C", parts: [{ value: "fine" }, { value: " " }] }, ["input", "items", "7"]);
  expect(outcome).toEqual({
    ok: false,
    problems: [
      { code: "VALIDATION_FAILED", path: ["input", "items", "7", "name"], reason: "TOO_LONG", facts: { maximum: 3 } },
      { code: "VALIDATION_FAILED", path: ["input", "items", "7", "kind"], reason: "NOT_A_CHOICE", facts: { choices: "A, B" } },
      expect.objectContaining({ path: ["input", "items", "7", "parts", "1", "value"], reason: "REQUIRED" }),
    ],
  });
});

test.each([
  ["Ève", "Ève"],
  ["  Ève\t", "Ève"],
  ["E\u0300ve", "Ève"],
  ["O’Neil-D'Aou", "O’Neil-D'Aou"],
  ["x".repeat(12), "x".repeat(12)],
  [` ${"x".repeat(12)} `, "x".repeat(12)],
  ["x".repeat(13), ["TOO_LONG"]],
  ["", ["REQUIRED"]],
  [" \u00a0\u202f\n", ["REQUIRED"]],
  [null, ["REQUIRED"]],
  [12, ["REQUIRED"]],
])("the text %j is read as %j", (typed, expected) => {
  expect(read(textOf(12), typed)).toEqual(expected);
});

test("a text that was read is read again as itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (typed) => {
      const once = read(textOf(10_000), typed);
      expect(typeof once === "string" ? read(textOf(10_000), once) : once).toEqual(once);
    }),
  );
});

test.each([
  ["1984-02-29", "1984-02-29"],
  ["2000-02-29", "2000-02-29"],
  ["2023-02-29", ["NOT_A_DATE"]],
  ["1900-02-29", ["NOT_A_DATE"]],
  ["2023-04-31", ["NOT_A_DATE"]],
  ["2023-13-01", ["NOT_A_DATE"]],
  ["2023-00-10", ["NOT_A_DATE"]],
  ["2023-1-1", ["NOT_A_DATE"]],
  ["29/02/1984", ["NOT_A_DATE"]],
  ["1984-02-29T00:00:00Z", ["NOT_A_DATE"]],
  ["yesterday", ["NOT_A_DATE"]],
  ["", ["NOT_A_DATE"]],
  [null, ["REQUIRED"]],
])("the date %j is read as %j", (typed, expected) => {
  expect(read(calendarDate, typed)).toEqual(expected);
});

test.each([
  ["2026-03-14T13:30:00.000Z", "2026-03-14T13:30:00.000Z"],
  ["2026-03-14T13:30Z", "2026-03-14T13:30:00.000Z"],
  ["2026-03-14T09:30:00-04:00", "2026-03-14T13:30:00.000Z"],
  ["2026-03-14T13:30:00.123456789Z", "2026-03-14T13:30:00.123Z"],
  ["2026-03-14T13:30:00", ["NOT_AN_INSTANT"]],
  ["2026-03-14", ["NOT_AN_INSTANT"]],
  ["2026-02-30T13:30:00Z", ["NOT_AN_INSTANT"]],
  ["2026-03-14T25:30:00Z", ["NOT_AN_INSTANT"]],
  ["2026-03-14T13:60:00Z", ["NOT_AN_INSTANT"]],
  ["2026-03-14 13:30:00Z", ["NOT_AN_INSTANT"]],
  ["2026-03-14T13:30:00+99:00", ["NOT_AN_INSTANT"]],
  ["1000-01-01T00:00Z", "1000-01-01T00:00:00.000Z"],
  ["1000-01-01T00:00+01:00", ["NOT_AN_INSTANT"]],
  ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
  ["9999-12-31T23:59:59.999-01:00", ["NOT_AN_INSTANT"]],
  ["tomorrow at nine", ["NOT_AN_INSTANT"]],
  ["", ["NOT_AN_INSTANT"]],
  [null, ["REQUIRED"]],
])("the instant %j is read as %j", (typed, expected) => {
  const value = read(instant, typed);
  expect(value instanceof Date ? value.toISOString() : value).toEqual(expected);
});

test.each([
  ["https://video.example/room?id=1", "https://video.example/room?id=1"],
  ["http://video.example/room", ["NOT_A_URL"]],
  ["javascript:alert(1)", ["NOT_A_URL"]],
  ["data:text/html,hello", ["NOT_A_URL"]],
  ["video.example/room", ["NOT_A_URL"]],
  ["https://", ["NOT_A_URL"]],
  ["", ["NOT_A_URL"]],
  [`https://video.example/${"x".repeat(500)}`, ["TOO_LONG"]],
])("the address %j is read as %j", (typed, expected) => {
  expect(read(httpsUrl, typed)).toEqual(expected);
});

test.each([
  ["America/Toronto", "America/Toronto"],
  ["America/St_Johns", "America/St_Johns"],
  ["UTC", "UTC"],
  ["America/Montréal", ["NOT_A_TIME_ZONE"]],
  ["-05:00", ["NOT_A_TIME_ZONE"]],
  ["+05:00", ["NOT_A_TIME_ZONE"]],
  ["", ["NOT_A_TIME_ZONE"]],
  [null, ["REQUIRED"]],
])("the time zone %j is read as %j", (typed, expected) => {
  expect(read(timeZone, typed)).toEqual(expected);
});

test.each([
  ["A", "A"],
  ["a", ["NOT_A_CHOICE"]],
  ["C", ["NOT_A_CHOICE"]],
  [null, ["REQUIRED"]],
])("of A and B, %j is read as %j", (typed, expected) => {
  expect(read(choice(["A", "B"]), typed)).toEqual(expected);
});

test("a field that may be empty is cleared by null and left alone by absence", () => {
  const schema = z.object({ note: clearable(textOf(5)) });
  expect(read(schema, { note: null })).toEqual({ note: null });
  expect(read(schema, {})).toEqual({});
  expect(read(schema, { note: "" })).toEqual(["REQUIRED"]);
});

test("every reason given here has its text", () => {
  const reasons = ["REQUIRED", "TOO_LONG", "NOT_A_CHOICE", "NOT_A_DATE", "NOT_AN_INSTANT", "NOT_A_URL", "NOT_A_TIME_ZONE"];
  expect(problemReasons).toEqual(expect.arrayContaining(reasons));
});
