import { validate } from "../../kernel/validation.ts";
import { stripeKeysInput } from "./stripe-keys-input.ts";

const secretKey = "sk_test_51Abcdefgh0123456789";
const webhookSecret = "whsec_Abcdefgh0123456789";

const read = (input: object) => validate(stripeKeysInput, { secretKey, webhookSecret, ...input }, ["input"]);

const problems = (input: object) => {
  const outcome = read(input);
  return outcome.ok ? [] : outcome.problems.map(({ path, reason }) => `${path.join(".")} ${reason}`);
};

test.each([
  ["sk_test_51Abcdefgh0123456789"],
  ["sk_live_51Abcdefgh0123456789"],
  ["rk_test_51Abcdefgh0123456789"],
  ["rk_live_51Abcdefgh0123456789"],
  [`sk_live_${"a".repeat(200)}`],
])("%s has the form of a secret key", (key) => {
  expect(read({ secretKey: key })).toEqual({ ok: true, value: { secretKey: key, webhookSecret } });
});

test.each([
  [` ${secretKey} `],
  [`${secretKey}\n`],
  ["sk_test_51Abcdefgh\r\n  0123456789"],
  [`\u200b${secretKey}\ufeff`],
  [`\u00a0sk_test_\u202f51Abcdefgh0123456789`],
])("what was pasted around the key or broke its line is taken away: %j", (pasted) => {
  expect(read({ secretKey: pasted, webhookSecret: ` ${webhookSecret}\t` })).toEqual({ ok: true, value: { secretKey, webhookSecret } });
});

test.each([
  ["secretKey", "pk_live_51Abcdefgh0123456789", "PUBLISHABLE_STRIPE_KEY"],
  ["secretKey", " pk_test_1", "PUBLISHABLE_STRIPE_KEY"],
  ["secretKey", "", "REQUIRED"],
  ["secretKey", " \n", "REQUIRED"],
  ["secretKey", webhookSecret, "NOT_A_STRIPE_KEY"],
  ["secretKey", "sk_test_", "NOT_A_STRIPE_KEY"],
  ["secretKey", "sk_test_short", "NOT_A_STRIPE_KEY"],
  ["secretKey", "SK_TEST_51Abcdefgh0123456789", "NOT_A_STRIPE_KEY"],
  ["secretKey", "sk_51Abcdefgh0123456789", "NOT_A_STRIPE_KEY"],
  ["secretKey", "xsk_test_51Abcdefgh0123456789", "NOT_A_STRIPE_KEY"],
  ["secretKey", "sk_test_51Abcdéfgh0123456789", "NOT_A_STRIPE_KEY"],
  ["secretKey", "sk_test_51Abcd••••••••6789", "NOT_A_STRIPE_KEY"],
  ["secretKey", '"sk_test_51Abcdefgh0123456789"', "NOT_A_STRIPE_KEY"],
  ["secretKey", `sk_test_${"a".repeat(300)}`, "TOO_LONG"],
  ["webhookSecret", "", "REQUIRED"],
  ["webhookSecret", secretKey, "NOT_A_WEBHOOK_SECRET"],
  ["webhookSecret", "whsec_", "NOT_A_WEBHOOK_SECRET"],
  ["webhookSecret", "https://portail.example/webhooks/stripe", "NOT_A_WEBHOOK_SECRET"],
  ["webhookSecret", "we_1Abcdefgh0123456789", "NOT_A_WEBHOOK_SECRET"],
])("%s %j: %s", (field, value, reason) => {
  expect(problems({ [field]: value })).toEqual([`input.${field} ${reason}`]);
});

test("both are said at once, and neither says what was typed", () => {
  const wrong = { secretKey: "pk_live_hunter2hunter2", webhookSecret: "hunter2" };
  expect(problems(wrong)).toEqual(["input.secretKey PUBLISHABLE_STRIPE_KEY", "input.webhookSecret NOT_A_WEBHOOK_SECRET"]);
  expect(JSON.stringify(read(wrong))).not.toContain("hunter2");
});
