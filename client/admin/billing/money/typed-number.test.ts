import { centsOf, hundredthsOf } from "./typed-number.ts";

test.each([
  ["12,50", 1250],
  ["12.50", 1250],
  ["12,5", 1250],
  ["12", 1200],
  ["12.", 1200],
  [",75", 75],
  ["0", 0],
  ["-0", 0],
  ["-20,00", -2000],
  ["\u221220", -2000],
  ["1\u00a0234,50", 123_450],
  ["1\u202f234.5", 123_450],
  ["1,234.50", 123_450],
  ["1.234,50", 123_450],
  ["1,234,567.89", 123_456_789],
  [" 7 ", 700],
])("%j is %d hundredths", (typed, hundredths) => {
  expect(hundredthsOf(typed)).toBe(hundredths);
});

test.each(["", "-", ".", "douze", "1,234", "1.234", "12,505", "1e3", "0x10", "--1", "1-", "12,50,00", "1 2.3.4", "NaN", "Infinity"])(
  "%j is no number, or might be two",
  (typed) => {
    expect(hundredthsOf(typed)).toBeNull();
  },
);

test.each([
  ["12,50\u00a0$", 1250],
  ["$12.50", 1250],
  ["-$5", -500],
  ["100 CAD", 10_000],
])("%j is an amount", (typed, cents) => {
  expect(centsOf(typed)).toBe(cents);
});

test.each(["$", "12 €", "$$5"])("%j is no amount", (typed) => {
  expect(centsOf(typed)).toBeNull();
});
