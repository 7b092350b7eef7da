import { ageOn } from "./age-on.ts";

test.each([
  ["2026-03-14", "2008-03-14", 18],
  ["2026-03-13", "2008-03-14", 17],
  ["2026-02-28", "2008-02-29", 17],
  ["2026-03-01", "2008-02-29", 18],
  ["2028-02-29", "2008-02-29", 20],
  ["2026-03-14", "2026-03-14", 0],
])("on %s who was born on %s is %i", (day, dateOfBirth, age) => expect(ageOn(day, dateOfBirth)).toBe(age));
