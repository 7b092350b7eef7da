import { StripePayments } from "./stripe-payments.ts";
import type { AccountRecord } from "../../stripe-simulator/world/records.ts";
import { StripeSimulator } from "../../stripe-simulator/stripe-simulator.ts";

const mayReadAccount = "rak_accounts_kyc_basic_read";

let stripe: StripeSimulator;
let payments: StripePayments;
let account: AccountRecord;

beforeAll(async () => {
  stripe = await StripeSimulator.start();
  payments = new StripePayments({ apiBase: stripe.url, retries: 0 });
});

beforeEach(() => {
  stripe.trouble = "none";
  account = stripe.openAccount();
});

afterAll(() => stripe.stop());

test.each([
  [false, "a key for tests moves no money"],
  [true, "a live key does"],
])("live %p: %s", async (live) => {
  const found = { kind: "ok", accountId: account.id, livemode: live, chargesEnabled: true };
  expect(await payments.checkAccount(stripe.makeKey(account, { live }))).toEqual(found);
  expect(await payments.checkAccount(stripe.makeKey(account, { live, permissions: [mayReadAccount] }))).toEqual(found);
});

test("an account that may take no payments says so", async () => {
  account.chargesEnabled = false;
  expect(await payments.checkAccount(stripe.makeKey(account))).toMatchObject({ kind: "ok", chargesEnabled: false });
});

describe("a key is refused that", () => {
  test.each([
    ["Stripe never heard of", (key: string) => stripe.forget(key)],
    ["was revoked or has expired", (key: string) => void (stripe.known(key).state = "expired")],
    ["lost its account", (key: string) => void (stripe.known(key).state = "without its account")],
  ])("%s, whether it is a secret or a restricted one", async (_, end) => {
    for (const key of [stripe.makeKey(account), stripe.makeKey(account, { permissions: [mayReadAccount] })]) {
      expect(await payments.checkAccount(key)).toMatchObject({ kind: "ok" });
      end(key);
      expect(await payments.checkAccount(key)).toEqual({ kind: "refused" });
    }
  });
});

test("a restricted key that may not read the account is not one that was revoked", async () => {
  expect(await payments.checkAccount(stripe.makeKey(account, { permissions: [] }))).toEqual({ kind: "unreadable" });
});

describe("no answer says nothing about the key:", () => {
  test.each(["unavailable", "rate limited", "cut off", "not Stripe", "an empty object"] as const)("Stripe is %s", async (trouble) => {
    const key = stripe.makeKey(account);
    stripe.trouble = trouble;
    expect(await payments.checkAccount(key)).toEqual({ kind: "unreachable" });
    stripe.trouble = "none";
    expect(await payments.checkAccount(key)).toMatchObject({ kind: "ok" });
  });

  test("Stripe is too slow", async () => {
    const impatient = new StripePayments({ apiBase: stripe.url, retries: 0, timeoutMs: 50 });
    const release = stripe.hold();
    try {
      expect(await impatient.checkAccount(stripe.makeKey(account))).toEqual({ kind: "unreachable" });
    } finally {
      release();
    }
  });

  test("nobody listens there", async () => {
    const gone = await StripeSimulator.start();
    const { url } = gone;
    await gone.stop();
    expect(await new StripePayments({ apiBase: url, retries: 0 }).checkAccount("sk_test_51aaaaaaaa")).toEqual({ kind: "unreachable" });
  });

  test("the key can't even be sent", async () => {
    expect(await payments.checkAccount("sk_test_51é\n")).toEqual({ kind: "unreachable" });
    expect(await payments.checkAccount("")).toEqual({ kind: "unreachable" });
  });
});

test("a question that is lost on the way is asked once more", async () => {
  const patient = new StripePayments({ apiBase: stripe.url });
  const before = stripe.calls.length;
  stripe.trouble = "cut off once";
  expect(await patient.checkAccount(stripe.makeKey(account))).toMatchObject({ kind: "ok" });
  expect(stripe.calls.length).toBe(before + 2);
});

test("only the account is asked for, by the key, and nothing of how long others took", async () => {
  const key = stripe.makeKey(account);
  await payments.checkAccount(key);
  const { method, path, headers, key: sent } = stripe.calls.at(-1)!;
  expect({ method, path, sent }).toEqual({ method: "GET", path: "/v1/account", sent: key });
  expect(headers).not.toHaveProperty("x-stripe-client-telemetry");
});
