import { showLifetime, showPhone } from "./shown.ts";

test.each([
  [5, "fr", "5 minutes"],
  [60, "fr", "1 heure"],
  [240, "fr", "4 heures"],
  [1440, "en", "24 hours"],
  [60, "en", "1 hour"],
  [1, "en", "1 minute"],
  [90, "fr", "90 minutes"],
] as const)("%i minutes in %s: %s", (lifetime, locale, said) => {
  expect(showLifetime(lifetime, locale)).toBe(said);
});

test.each([
  ["+15145550142", "fr", "514 555-0142"],
  ["+15145550142", "en", "514-555-0142"],
  ["514 555-0142 poste 2", "fr", "514 555-0142 poste 2"],
  ["+33612345678", "fr", "+33612345678"],
  ["", "en", ""],
] as const)("%j in %s: %j", (phone, locale, said) => {
  expect(showPhone(phone, locale)).toBe(said);
});
