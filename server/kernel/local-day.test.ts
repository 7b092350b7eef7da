import { localDay, startOfDay, yearsBefore } from "./local-day.ts";

test.each([
  ["2026-03-14T03:59:59Z", "America/Toronto", "2026-03-13"],
  ["2026-03-14T04:00:00Z", "America/Toronto", "2026-03-14"],
  ["2026-01-01T03:29:59Z", "America/St_Johns", "2025-12-31"],
  ["2026-01-01T03:30:00Z", "America/St_Johns", "2026-01-01"],
  ["2026-07-01T06:59:59Z", "America/Vancouver", "2026-06-30"],
  ["2026-07-01T00:00:00Z", "UTC", "2026-07-01"],
])("at %s in %s it is %s", (instant, zone, day) => {
  expect(localDay(new Date(instant), zone)).toBe(day);
});

test.each([
  ["2026-01-15", "America/Toronto", "2026-01-15T05:00:00.000Z"],
  ["2026-07-15", "America/Toronto", "2026-07-15T04:00:00.000Z"],
  // Clocks change during these days.
  ["2026-03-08", "America/Toronto", "2026-03-08T05:00:00.000Z"],
  ["2026-03-09", "America/Toronto", "2026-03-09T04:00:00.000Z"],
  ["2026-11-01", "America/Toronto", "2026-11-01T04:00:00.000Z"],
  ["2026-11-02", "America/Toronto", "2026-11-02T05:00:00.000Z"],
  ["2026-07-15", "America/St_Johns", "2026-07-15T02:30:00.000Z"],
  ["2026-07-15", "UTC", "2026-07-15T00:00:00.000Z"],
])("%s begins in %s at %s", (day, zone, instant) => {
  expect(startOfDay(day, zone).toISOString()).toBe(instant);
});

test("every day of two years begins within itself, and the millisecond before within the one before", () => {
  for (const zone of ["America/Toronto", "America/St_Johns", "America/Vancouver", "America/Regina"])
    for (let at = Date.UTC(2025, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
      const [day, before] = [new Date(at), new Date(at - 86_400_000)].map((date) => date.toISOString().slice(0, 10)) as [string, string];
      const start = startOfDay(day, zone);
      expect([localDay(start, zone), localDay(new Date(start.getTime() - 1), zone)]).toEqual([day, before]);
    }
});

test.each([
  ["2026-03-14", 18, "2008-03-14"],
  ["2028-02-29", 18, "2010-02-29"],
  ["2026-01-01", 0, "2026-01-01"],
  ["0090-01-01", 80, "0010-01-01"],
])("%s, %i years before, is %s", (day, years, earlier) => {
  expect(yearsBefore(day, years)).toBe(earlier);
});
