import { askedAgain, firstKnown, type KnownPayment, type Payment, shownOf } from "./known-payment.ts";

const payment = (state: Payment["state"], readAt: string | null = null, failureCode: string | null = null) =>
  ({ id: "p", state, readAt, failureCode }) as Payment;

const earlier = "2026-03-14T15:00:00.000Z";
const now = "2026-03-14T15:20:00.000Z";

test.each([
  ["OPEN", null, "CHECKING", "OPEN"],
  ["OPEN", "DECLINED", "CHECKING", "DECLINED"],
  ["PREPARING", null, "CHECKING", "CHECKING"],
  ["PROCESSING", null, "PROCESSING", "PROCESSING"],
  ["UNRESOLVED", null, "UNRESOLVED", "UNRESOLVED"],
  ["SUCCEEDED", null, "SUCCEEDED", "SUCCEEDED"],
  ["FAILED", "METHOD_FAILED", "FAILED", "FAILED"],
  ["EXPIRED", null, "EXPIRED", "EXPIRED"],
  ["EXPIRED", "CANCELLED", "CANCELLED", "CANCELLED"],
] as const)("%s (%s) is shown as %s, and once Stripe was heard as %s", (state, code, before, after) => {
  const known = firstKnown(payment(state, earlier, code));
  expect(shownOf(known)).toBe(before);
  expect(shownOf(askedAgain(known, payment(state, now, code), true))).toBe(after);
});

test("as long as Stripe is not heard anew, nothing is said to be unpaid", () => {
  const steps: ((known: KnownPayment) => KnownPayment)[] = [
    (known) => askedAgain(known, payment("OPEN", earlier), false),
    (known) => askedAgain(known, null, false),
    // The server had asked a moment before, for another page, and asked nothing now.
    (known) => askedAgain(known, payment("OPEN", earlier), true),
  ];
  let known = firstKnown(payment("OPEN", earlier));
  const seen = steps.map((step) => {
    known = step(known);
    return [shownOf(known), known.doubt, known.asked];
  });
  expect(seen).toEqual([
    ["CHECKING", "stripe", 1],
    ["CHECKING", "portal", 2],
    ["CHECKING", null, 3],
  ]);
  known = askedAgain(known, payment("OPEN", now), true);
  expect([shownOf(known), known.doubt]).toEqual(["OPEN", null]);
  expect(askedAgain(known, payment("OPEN", now), false).doubt).toBe("stripe");
});

test("where Stripe could not make a page, nobody can have paid", () => {
  const known = askedAgain(firstKnown(payment("PREPARING")), payment("PREPARING"), false);
  expect(shownOf(known)).toBe("PREPARING");
  expect(shownOf(askedAgain(known, payment("OPEN"), true))).toBe("CHECKING");
});

test("whatever is final is no more in doubt, and a change begins the counting anew", () => {
  const known = askedAgain(firstKnown(payment("OPEN")), payment("OPEN", now), true);
  expect(known.asked).toBe(1);
  expect(askedAgain(known, payment("SUCCEEDED", now), false)).toMatchObject({ asked: 0, doubt: null });
});
