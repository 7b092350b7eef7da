import { whyOf } from "./payment-words.ts";

test.each([
  ["FAILED", "METHOD_FAILED", "payment.why.METHOD_FAILED"],
  ["FAILED", null, "payment.why.OTHER"],
  ["FAILED", "SOMETHING_NEW", "payment.why.OTHER"],
  ["EXPIRED", null, "payment.why.TIME"],
  ["EXPIRED", "CLINIC_ACTED", "payment.why.CLINIC_ACTED"],
] as const)("why a payment is %s with %s", (state, failureCode, words) => {
  expect(whyOf({ state, failureCode })).toBe(words);
});
