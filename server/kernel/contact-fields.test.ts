import { email, phone } from "./contact-fields.ts";
import { validate } from "./validation.ts";

const reasons = (outcome: ReturnType<typeof validate>): unknown =>
  outcome.ok ? outcome.value : outcome.problems.map(({ reason }) => reason);

test.each([
  ["eve@courriel.example", "eve@courriel.example"],
  ["  Eve.Tremblay@Courriel.Example ", "eve.tremblay@courriel.example"],
  ["mailto:eve@courriel.example", "eve@courriel.example"],
  ["Ève Tremblay <EVE@courriel.example>", "eve@courriel.example"],
  ["eve@courriel.example,", "eve@courriel.example"],
  ["ｅｖｅ@courriel.example", "eve@courriel.example"],
  ["eve+portail@courriel.example", "eve+portail@courriel.example"],
  ["eve", ["NOT_AN_EMAIL"]],
  ["eve@", ["NOT_AN_EMAIL"]],
  ["@courriel.example", ["NOT_AN_EMAIL"]],
  ["eve@courriel", ["NOT_AN_EMAIL"]],
  ["a@b@courriel.example", ["NOT_AN_EMAIL"]],
  ["", ["REQUIRED"]],
  ["   ", ["REQUIRED"]],
  [null, ["REQUIRED"]],
  [`${"e".repeat(250)}@courriel.example`, ["TOO_LONG"]],
])("the e-mail %j is read as %j", (typed, read) => {
  expect(reasons(validate(email, typed, []))).toEqual(read);
});

test.each([
  ["514 555-0199", "+15145550199"],
  ["(514) 555-0199", "+15145550199"],
  ["1 514 555 0199", "+15145550199"],
  ["+1 (514) 555-0199", "+15145550199"],
  ["tel:+1-514-555-0199", "+15145550199"],
  ["５１４ ５５５ ０１９９", "+15145550199"],
  ["+33 6 12 34 56 78", "+33612345678"],
  ["555-0199", ["NOT_A_PHONE"]],
  ["514", ["NOT_A_PHONE"]],
  ["eve@courriel.example", ["NOT_A_PHONE"]],
  ["", ["REQUIRED"]],
  [null, ["REQUIRED"]],
  ["5".repeat(41), ["TOO_LONG"]],
])("the phone %j is read as %j", (typed, read) => {
  expect(reasons(validate(phone, typed, []))).toEqual(read);
});
