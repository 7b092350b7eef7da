import fc from "fast-check";
import { maskDestination } from "./mask.ts";

test.each([
  ["EMAIL", "marie.tremblay@example.ca", "m•••@e•••.ca"],
  ["EMAIL", " Marie <MARIE@Example.ca>", "m•••@e•••.ca"],
  ["EMAIL", "m@e.ca", "m•••@e•••.ca"],
  ["EMAIL", "m@mail.clinique.quebec", "m•••@m•••.quebec"],
  ["EMAIL", "", "•••@•••"],
  ["EMAIL", "marie", "•••@•••"],
  ["EMAIL", "a@b@c.ca", "•••@•••"],
  ["EMAIL", "m@10.0.0.1", "•••@•••"],
  ["SMS", "514 555-1234", "••• ••• 1234"],
  ["SMS", "+15145551234", "••• ••• 1234"],
  ["SMS", "12", "••• ••• ••••"],
  ["SMS", "marie@example.ca", "••• ••• ••••"],
  ["SMS", "", "••• ••• ••••"],
] as const)("%s %j is shown as %j", (channel, typed, masked) => {
  expect(maskDestination(channel, typed)).toBe(masked);
});

test("a phone's mask has one shape, and shows at most four digits", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (typed) => expect(maskDestination("SMS", typed)).toMatch(/^••• ••• (?:\d{4}|••••)$/)),
  );
});

test("an e-mail's mask never carries the local part or the domain", () => {
  fc.assert(
    fc.property(fc.emailAddress(), (typed) => expect(maskDestination("EMAIL", typed)).toMatch(/^(?:.•••@.•••\.\p{L}{2,24}|•••@•••)$/u)),
  );
});
