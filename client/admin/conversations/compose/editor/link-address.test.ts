import { linkAddress } from "./link-address.ts";

test.each([
  ["https://example.ca/a?b=1", "https://example.ca/a?b=1"],
  [" example.ca ", "https://example.ca"],
  ["example.ca:8443/rendez-vous", "https://example.ca:8443/rendez-vous"],
  ["info@example.ca", "mailto:info@example.ca"],
  ["mailto:info@example.ca", "mailto:info@example.ca"],
  ["514 555-0100", "tel:5145550100"],
  ["+1 (514) 555‑0100", "tel:+15145550100"],
  ["", null],
  ["two words", null],
  ["localhost", null],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["ftp://example.ca", null],
])("%j leads to %j", (typed, address) => {
  expect(linkAddress(typed)).toBe(address);
});
