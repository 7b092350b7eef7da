import { centsOf, hundredthsOf } from "../money/typed-number.ts";
import { todayAt } from "./today-at.ts";
import { typedMoney, typedQuantity } from "./typed-money.ts";

test.each([
  ["fr", 123_450, "1234,50"],
  ["en", 123_405, "1234.05"],
  ["en", -5, "-0.05"],
  ["fr", 0, "0,00"],
] as const)("in %s, %d cents are typed as %s, and read back", (locale, cents, typed) => {
  expect(typedMoney(locale, cents)).toBe(typed);
  expect(centsOf(typed)).toBe(cents);
});

test.each([
  ["fr", 100, "1"],
  ["fr", 150, "1,5"],
  ["en", 25, "0.25"],
  ["en", 1000, "10"],
  ["en", 10_000, "100"],
] as const)("in %s, %d hundredths are typed as %s, and read back", (locale, hundredths, typed) => {
  expect(typedQuantity(locale, hundredths)).toBe(typed);
  expect(hundredthsOf(typed)).toBe(hundredths);
});

test("the clinic's day is its own", () => {
  expect(todayAt("America/Vancouver", new Date("2026-11-24T05:00:00Z"))).toBe("2026-11-23");
  expect(todayAt("America/St_Johns", new Date("2026-11-24T05:00:00Z"))).toBe("2026-11-24");
});
