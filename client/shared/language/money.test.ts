import { formatMoney } from "./money.ts";

test.each([
  ["fr", 123_450, "1 234,50 $"],
  ["en", 123_450, "$1,234.50"],
  ["fr", -5, "-0,05 $"],
  ["en", -5, "-$0.05"],
  ["en", 0, "$0.00"],
] as const)("money in %s: %d cents", (locale, cents, words) => {
  expect(formatMoney(locale, cents).replace(/[\u00a0\u202f]/g, " ")).toBe(words);
});
