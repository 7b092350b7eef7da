import fc from "fast-check";
import { allocate, spread } from "./allocate.ts";

const rooms = (...cents: number[]) => cents.map((each, place) => ({ invoiceId: `I${place + 1}`, cents: each }));
const centsOf = (shares: readonly { readonly cents: number }[]) => shares.map(({ cents }) => cents);

test.each<[string, number, number[], number[]]>([
  ["all of it fits", 900, [500, 400], [500, 400]],
  ["less: the first ones first", 600, [500, 400], [500, 100]],
  ["nothing", 0, [500, 400], [0, 0]],
  ["more: the last one takes it", 1_000, [500, 400], [500, 500]],
  ["no room but in the middle", 300, [0, 300, 0], [0, 300, 0]],
  ["an invoice that has too much already", 300, [-100, 300], [0, 300]],
  ["one invoice", 700, [500], [700]],
])("%s", (_, cents, has, shares) => expect(centsOf(allocate(cents, rooms(...has)))).toEqual(shares));

test.each<[string, number, number[], number[]]>([
  ["the same as the weights", 900, [500, 400], [500, 400]],
  ["a part of them", 450, [500, 400], [250, 200]],
  ["that doesn't go into whole cents", 100, [1, 1, 1], [33, 33, 34]],
  ["below zero", -900, [500, 400], [-500, -400]],
  ["nothing weighs anything", 70, [0, 0], [0, 70]],
])("cut in pieces: %s", (_, cents, weights, pieces) => expect(spread(cents, weights)).toEqual(pieces));

const amounts = fc.array(fc.nat(99_999_999), { minLength: 1, maxLength: 20 });

test("not a cent is lost or made, and nobody takes more than there is room for but the last", () => {
  fc.assert(
    fc.property(fc.nat(2_000_000_000), amounts, (cents, has) => {
      const shares = centsOf(allocate(cents, rooms(...has)));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(cents);
      shares.slice(0, -1).forEach((share, place) => expect(share).toBeLessThanOrEqual(has[place]!));
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("pieces sum to the whole, and each is right to the cent", () => {
  fc.assert(
    fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), amounts, (cents, weights) => {
      const pieces = spread(cents, weights);
      expect(pieces.reduce((sum, piece) => sum + piece, 0)).toBe(cents);
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      if (whole > 0) pieces.forEach((piece, place) => expect(Math.abs(piece - (cents * weights[place]!) / whole)).toBeLessThan(1.001));
    }),
  );
});
