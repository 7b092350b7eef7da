import fc from "fast-check";
import { lineAmount, roundedShare, totalsOf } from "./totals.ts";

const gst = { code: "GST", millionths: 50_000 } as const;
const qst = { code: "QST", millionths: 99_750 } as const;

test.each([
  [149, 100, 1],
  [150, 100, 2],
  [-150, 100, -2],
  [-149, 100, -1],
  [0, 100, 0],
  [-1, 100, 0],
  [49_999, 100_000, 0],
  [50_000, 100_000, 1],
])("%d of %d is %d", (amount, of, share) => {
  expect(roundedShare(amount, of)).toBe(share);
});

test("each tax is rounded once, over all that bear it", () => {
  const line = { quantityHundredths: 100, unitPriceCents: 10, taxes: ["GST", "QST"] as const };
  expect(totalsOf([line, line, line], [gst, qst])).toEqual({
    subtotalCents: 30,
    taxes: [
      { code: "GST", baseCents: 30, amountCents: 2 },
      { code: "QST", baseCents: 30, amountCents: 3 },
    ],
    totalCents: 35,
  });
});

test("a tax that no line bears is not among them", () => {
  const line = { quantityHundredths: 150, unitPriceCents: 9_999, taxes: ["GST"] as const };
  expect(totalsOf([line, { ...line, taxes: [] }], [gst, qst])).toEqual({
    subtotalCents: 29_998,
    taxes: [{ code: "GST", baseCents: 14_999, amountCents: 750 }],
    totalCents: 30_748,
  });
});

const lineOf = fc.record({
  quantityHundredths: fc.integer({ min: 0, max: 999_900 }),
  unitPriceCents: fc.integer({ min: -99_999_999, max: 99_999_999 }),
  taxes: fc.subarray(["GST", "QST"] as const),
});

test("a line and the rebate of all of it come to nothing", () => {
  fc.assert(
    fc.property(lineOf, (line) => {
      const rebate = { ...line, unitPriceCents: -line.unitPriceCents };
      expect(lineAmount(rebate) + lineAmount(line)).toBe(0);
      expect(totalsOf([line, rebate], [gst, qst]).totalCents).toBe(0);
    }),
  );
});

test("amounts are whole cents, and the total is what it is made of", () => {
  fc.assert(
    fc.property(fc.array(lineOf, { maxLength: 50 }), (lines) => {
      const { subtotalCents, taxes, totalCents } = totalsOf(lines, [gst, qst]);
      expect(taxes.reduce((total, { amountCents }) => total + amountCents, subtotalCents)).toBe(totalCents);
      for (const amount of [subtotalCents, totalCents]) expect(Number.isSafeInteger(amount)).toBe(true);
    }),
  );
});
