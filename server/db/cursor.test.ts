import { decodeInstantCursor, decodeTextCursor, encodeCursor, InvalidCursor } from "./cursor.ts";
import { Fault } from "../kernel/fault.ts";

test("an instant comes back to the millisecond", () => {
  const position = { key: new Date("2026-11-01T05:59:59.999Z"), id: "01K00000000000000000000000" };
  const cursor = encodeCursor(position);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(decodeInstantCursor(cursor)).toEqual(position);
});

test("text of any script comes back", () => {
  const position = { key: 'lévesque, "zoé" 🩺', id: "1" };
  expect(decodeTextCursor(encodeCursor(position))).toEqual(position);
});

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

test.each([
  "",
  "é",
  "not base64!",
  "YWJj",
  encoded(null),
  encoded({}),
  encoded([]),
  encoded(["2026-11-01T05:59:59.999Z"]),
  encoded(["2026-11-01T05:59:59.999Z", ""]),
  encoded(["2026-11-01T05:59:59.999Z", 7]),
  encoded(["2026-11-01", "id"]),
  encoded(["yesterday", "id"]),
  encoded(["+010000-01-01T00:00:00.000Z", "id"]),
  encoded(["-000001-01-01T00:00:00.000Z", "id"]),
  encoded([["2026-11-01T05:59:59.999Z"], "id"]),
  encoded(["2026-11-01T05:59:59.999Z", "x".repeat(2_000)]),
])("the cursor %j is the caller's mistake", (cursor) => {
  expect(() => decodeInstantCursor(cursor)).toThrow(InvalidCursor);
  expect(() => decodeInstantCursor(cursor)).toThrow(expect.objectContaining({ code: "VALIDATION_FAILED" }));
  expect(new InvalidCursor()).toBeInstanceOf(Fault);
});
