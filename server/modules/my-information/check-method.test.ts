import { whyNotBy } from "./check-method.ts";

const both = { channels: ["EMAIL", "SMS"] as const, smsCountries: ["CA", "US"] };
const [email, mobile] = ["a@b.example", "+15145550100"];

test.each([
  ["NONE", null, null, both, undefined],
  ["EMAIL", email, null, both, undefined],
  ["EMAIL", null, mobile, both, "METHOD_NEEDS_EMAIL"],
  ["SMS", null, mobile, both, undefined],
  ["SMS", email, null, both, "METHOD_NEEDS_MOBILE"],
  ["SMS", email, "+33612345678", both, "METHOD_WITHOUT_TEXTS"],
  ["SMS", email, "+18765550123", both, "METHOD_WITHOUT_TEXTS"],
  ["SMS", email, mobile, { ...both, channels: ["EMAIL"] as const }, "METHOD_WITHOUT_TEXTS"],
  ["BOTH", email, mobile, both, undefined],
  ["BOTH", null, mobile, both, "METHOD_NEEDS_EMAIL"],
  ["BOTH", email, null, both, "METHOD_NEEDS_MOBILE"],
  ["BOTH", email, "+33612345678", both, "METHOD_WITHOUT_TEXTS"],
] as const)("by %s with e-mail %s and mobile %s", (notificationMethod, ownEmail, ownMobile, means, reason) => {
  expect(whyNotBy({ notificationMethod, email: ownEmail, mobile: ownMobile }, means)?.reason).toBe(reason);
});
