import { ageOf } from "./age-of.ts";

test.each([
  ["1984-02-29", "2026-02-28", 41],
  ["1984-02-29", "2026-03-01", 42],
  ["1990-07-01", "2026-07-01", 36],
  ["1990-07-01", "2026-06-30", 35],
  ["2026-01-01", "2026-11-23", 0],
])("somebody born on %s is on %s %d years old", (born, today, years) => {
  expect(ageOf(born, today)).toBe(years);
});
