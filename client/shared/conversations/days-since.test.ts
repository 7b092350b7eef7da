import { beginsDay, daysSince } from "./days-since.ts";

const zone = "America/Toronto";

test.each([
  ["2026-11-23T15:00:00Z", "2026-11-23T16:00:00Z", 0],
  ["2026-11-23T04:59:00Z", "2026-11-23T05:00:00Z", 1],
  ["2026-11-22T05:00:00Z", "2026-11-23T04:59:00Z", 0],
  // The night in which clocks go back has 25 hours.
  ["2026-11-01T04:00:00Z", "2026-11-02T04:59:00Z", 0],
  ["2026-10-31T12:00:00Z", "2026-11-02T05:00:00Z", 2],
  ["2025-12-31T12:00:00Z", "2026-01-01T12:00:00Z", 1],
])("from %s to %s there are %i midnights in Toronto", (at, now, days) => {
  expect(daysSince(at, Date.parse(now), zone)).toBe(days);
});

test("a day begins with its first message, in the clinic's zone", () => {
  expect(beginsDay("2026-11-23T15:00:00Z", undefined, zone)).toBe(true);
  expect(beginsDay("2026-11-23T15:00:00Z", "2026-11-23T06:00:00Z", zone)).toBe(false);
  expect(beginsDay("2026-11-23T05:00:00Z", "2026-11-23T04:59:59Z", zone)).toBe(true);
});
