import { endOfDay, lastDayBefore } from "./last-day.ts";

test.each([
  ["2026-11-23", "America/Toronto", "2026-11-24T05:00:00.000Z"],
  ["2026-07-01", "America/Toronto", "2026-07-02T04:00:00.000Z"],
  // The clocks change on the very day, or in the night after it.
  ["2026-11-01", "America/Toronto", "2026-11-02T05:00:00.000Z"],
  ["2026-10-31", "America/Toronto", "2026-11-01T04:00:00.000Z"],
  ["2026-03-07", "America/Toronto", "2026-03-08T05:00:00.000Z"],
  ["2026-03-08", "America/St_Johns", "2026-03-09T02:30:00.000Z"],
  ["2026-12-31", "UTC", "2027-01-01T00:00:00.000Z"],
  ["2026-12-31", "Asia/Tokyo", "2026-12-31T15:00:00.000Z"],
])("%s in %s is over at %s", (day, timeZone, end) => {
  expect(endOfDay(day, timeZone)).toBe(end);
  expect(lastDayBefore(end, timeZone)).toBe(day);
});
