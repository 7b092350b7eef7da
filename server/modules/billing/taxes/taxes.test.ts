import fc from "fast-check";
import { type provinces } from "./province.ts";
import { roundShare } from "./round-share.ts";
import { percentOf, taxRatesOf } from "./tax-rates.ts";

const shown = (province: (typeof provinces)[number], day: string): string =>
  taxRatesOf(province, day)
    .map(({ code, rateMillionths }) => `${code} ${percentOf(rateMillionths)}`)
    .join(", ");

test.each([
  ["AB", "2026-11-23", "GST 5"],
  ["BC", "2026-11-23", "GST 5, PST 7"],
  ["MB", "2026-11-23", "GST 5, PST 7"],
  ["NB", "2026-11-23", "HST 15"],
  ["NL", "2026-11-23", "HST 15"],
  ["NS", "2025-03-31", "HST 15"],
  ["NS", "2025-04-01", "HST 14"],
  ["NS", "2026-11-23", "HST 14"],
  ["NT", "2026-11-23", "GST 5"],
  ["NU", "2026-11-23", "GST 5"],
  ["ON", "2026-11-23", "HST 13"],
  ["PE", "2026-11-23", "HST 15"],
  ["QC", "2026-11-23", "GST 5, QST 9.975"],
  ["SK", "2026-11-23", "GST 5, PST 6"],
  ["YT", "2026-11-23", "GST 5"],
  ["QC", "2012-12-31", "GST 5"],
  ["BC", "2013-03-31", "GST 5"],
  ["BC", "2013-04-01", "GST 5, PST 7"],
  ["ON", "2010-06-30", ""],
  ["ON", "2010-07-01", "HST 13"],
] as const)("%s charges on %s: %s", (province, day, rates) => {
  expect(shown(province, day)).toBe(rates);
});

test.each([
  [10_000, 50_000, 1_000_000, 500],
  [10_000, 99_750, 1_000_000, 998],
  [-10_000, 99_750, 1_000_000, -998],
  [1, 50_000, 1_000_000, 0],
  [10, 50_000, 1_000_000, 1],
  [9, 50_000, 1_000_000, 0],
  [-10, 50_000, 1_000_000, -1],
  [0, 99_750, 1_000_000, 0],
  [333, 150, 100, 500],
  [99_999_999, 999_999, 100, 999_998_990_000],
  [99_999_999, 150_000, 1_000_000, 15_000_000],
])("%i × %i / %i = %i", (amount, part, whole, share) => {
  expect(Object.is(roundShare(amount, part, whole), share)).toBe(true);
});

test("is what exact arithmetic says, halves away from zero, and the same for what is owed the other way round", () => {
  fc.assert(
    fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 1_000_000 }), (amount, part) => {
      const product = BigInt(amount) * BigInt(part);
      const size = product < 0n ? -product : product;
      const exact = (2n * size + 1_000_000n) / 2_000_000n;
      expect(roundShare(amount, part, 1_000_000)).toBe(Number(product < 0n ? -exact : exact));
      expect(roundShare(-amount, part, 1_000_000) + roundShare(amount, part, 1_000_000)).toBe(0);
    }),
    { numRuns: 200 },
  );
});

test("what can't be exact is refused", () => {
  expect(() => roundShare(2 ** 52, 3, 2)).toThrow(RangeError);
});
