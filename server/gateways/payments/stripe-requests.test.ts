import { minutes } from "../../kernel/clock.ts";
import { readForm } from "../../stripe-simulator/api/form.ts";
import { apiVersion, showEvent } from "../../stripe-simulator/objects/show-event.ts";
import { StripeSimulator } from "../../stripe-simulator/stripe-simulator.ts";
import { MovableClock } from "../../testing/movable-clock.ts";
import type { CheckoutParams } from "./payment-gateway.ts";
import { StripePayments } from "./stripe-payments.ts";
import type { Sent } from "./testing/published-types.ts";
import { PublishedTypes } from "./testing/published-types.ts";

/** Every call that the gateway makes: what Stripe publishes of its parameters, and of its answer. */
const endpoints: Readonly<Record<string, readonly [parameters: string, answer: string]>> = {
  "GET /v1/account": ["AccountRetrieveCurrentParams", "Account"],
  "POST /v1/checkout/sessions": ["Checkout.SessionCreateParams", "Checkout.Session"],
  "GET /v1/checkout/sessions": ["Checkout.SessionListParams", "ApiList<Stripe.Checkout.Session>"],
  "GET /v1/checkout/sessions/*": ["Checkout.SessionRetrieveParams", "Checkout.Session"],
  "POST /v1/checkout/sessions/*/expire": ["Checkout.SessionExpireParams", "Checkout.Session"],
  "GET /v1/payment_intents/*": ["PaymentIntentRetrieveParams", "PaymentIntent"],
  "GET /v1/charges": ["ChargeListParams", "ApiList<Stripe.Charge>"],
  "GET /v1/refunds": ["RefundListParams", "ApiList<Stripe.Refund>"],
  "POST /v1/refunds": ["RefundCreateParams", "Refund"],
  "GET /v1/refunds/*": ["RefundRetrieveParams", "Refund"],
  "GET /v1/disputes": ["DisputeListParams", "ApiList<Stripe.Dispute>"],
  "GET /v1/balance_transactions": ["BalanceTransactionListParams", "ApiList<Stripe.BalanceTransaction>"],
};

const objects: Readonly<Record<string, string>> = {
  "checkout.session": "Checkout.Session",
  payment_intent: "PaymentIntent",
  charge: "Charge",
  refund: "Refund",
  dispute: "Dispute",
};

const kindOf = (method: string, path: string): string => `${method} ${path.replace(/\/[a-z]{2,3}_\w+/, "/*")}`;

interface Exchange {
  readonly kind: string;
  readonly sent: Sent;
  readonly answer: Sent;
}

const clock = new MovableClock();
const stripe = new StripeSimulator({ clock });
const exchanges: Exchange[] = [];
let types: PublishedTypes;

/** The simulator's own client, which remembers what went over it. */
const overheard = {
  ...stripe.httpClient,
  makeRequest: async (...request: Parameters<typeof stripe.httpClient.makeRequest>) => {
    const response = await stripe.httpClient.makeRequest(...request);
    const [, , path, method, , body] = request;
    const { pathname, searchParams } = new URL(path, "https://stripe.example");
    const sent = readForm(body ? new URLSearchParams(body) : searchParams);
    if (response.getStatusCode() === 200)
      exchanges.push({ kind: kindOf(method, pathname), sent, answer: (await response.toJSON()) as Sent });
    return response;
  },
};
const payments = new StripePayments({ apiBase: null, httpClient: overheard, retries: 0 });
const account = stripe.openAccount();
const key = stripe.makeKey(account);
let pages = 0;

const params = (locale: CheckoutParams["locale"]): CheckoutParams => ({
  lines: [
    { name: "Facture 000123", amountCents: 11_498 },
    { name: "Facture 000124", amountCents: 5_000 },
  ],
  ...{ currency: "cad", locale, clientReferenceId: "01PAYMENT", metadata: { portail_clinic: "01C", portail_payment: "01P" } },
  ...{ successUrl: "https://demo.portail.example/portail", cancelUrl: "https://demo.portail.example/portail" },
  expiresAt: Math.floor((clock.now().getTime() + minutes(31)) / 1_000),
});

async function page(locale: CheckoutParams["locale"] = "fr-CA"): Promise<string> {
  const made = await payments.createCheckout(key, { idempotencyKey: `checkout-${(pages += 1)}`, params: params(locale) });
  if (made.kind !== "ok") throw new Error(made.kind);
  return made.sessionId;
}

/** All ways through the gateway, over objects in all states. */
async function useEverything(): Promise<void> {
  await payments.checkAccount(key);
  const since = clock.now();
  const [open, closed, declined, debit, card] = [await page(), await page("en"), await page(), await page(), await page()];
  await payments.expireCheckout(key, closed);
  stripe.pay(declined, { method: "declined" });
  stripe.pay(debit, { method: "debit" });
  await payments.readPayment(key, { sessionId: debit });
  stripe.settleDebit(debit, "fails");
  stripe.pay(card, { method: "card" });
  const intentId = stripe.intent(card).id;
  const asked = { idempotencyKey: "refund-1", intentId, amountCents: 100, metadata: { portail_refund: "01R" } };
  const refunded = await payments.createRefund(key, asked);
  if (refunded.kind !== "ok") throw new Error(refunded.kind);
  stripe.settleRefund(stripe.refundInDashboard(card, 50).id, "fails");
  await payments.readRefund(key, refunded.refund.id);
  stripe.closeDispute(stripe.openDispute(card).id, "won");
  await payments.expireCheckout(key, card);
  for (const sessionId of [open, closed, declined, debit, card]) await payments.readPayment(key, { sessionId });
  await payments.readPayment(key, { intentId });
  const first = { since, after: null, limit: 2 };
  const lines = await payments.listMovements(key, first);
  await payments.listMovements(key, { ...first, after: lines.kind === "ok" ? lines.next : null });
  const found = await payments.findSessions(key, first);
  await payments.findSessions(key, { ...first, after: found.kind === "ok" ? found.next : null });
}

beforeAll(async () => {
  await useEverything();
  types = new PublishedTypes([...new Set([...Object.values(endpoints).flat(), ...Object.values(objects)])]);
}, 120_000);

test("the gateway makes these calls, and no others", () => {
  expect([...new Set(exchanges.map(({ kind }) => kind))].toSorted()).toEqual(Object.keys(endpoints).toSorted());
});

test.each(Object.keys(endpoints))("%s: its parameters are well-formed by what Stripe publishes", (kind) => {
  for (const { sent } of exchanges.filter((exchange) => exchange.kind === kind))
    expect(types.misfits(endpoints[kind]![0], sent, { form: true })).toEqual([]);
});

test.each(Object.keys(endpoints))("%s: the simulator answers as Stripe does", (kind) => {
  for (const { answer } of exchanges.filter((exchange) => exchange.kind === kind))
    expect(types.misfits(endpoints[kind]![1], answer, { form: false })).toEqual([]);
});

test("the simulator's events hold Stripe's objects, of the version that the client speaks", () => {
  for (const event of stripe.events()) {
    const { data, api_version: version } = JSON.parse(JSON.stringify(showEvent(event))) as {
      data: { object: { object: string } };
      api_version: string;
    };
    expect(types.misfits(objects[data.object.object]!, data.object as unknown as Sent, { form: false })).toEqual([]);
    expect(version).toBe(stripe.calls.at(-1)!.headers["stripe-version"]);
  }
  expect(apiVersion).toBe(stripe.calls[0]!.headers["stripe-version"]);
});

describe("it would be found if", () => {
  const sent = () =>
    new URLSearchParams(stripe.calls.find(({ method, path }) => kindOf(method, path) === "POST /v1/checkout/sessions")!.form);
  const line = "line_items[0][price_data]";

  test.each<[string, (form: URLSearchParams) => void, RegExp]>([
    ["a parameter were misnamed", (form) => form.set("sucess_url", "https://a.example"), /\.sucess_url: there is no such thing/],
    ["one deep inside were", (form) => form.set(`${line}[unit_amout]`, "100"), /price_data\.unit_amout: there is no such thing/],
    ["a needed one were missing", (form) => form.delete(`${line}[currency]`), /price_data\.currency: is missing/],
    ["a number were none", (form) => form.set("expires_at", "soon"), /expires_at: "soon" is no number/],
    ["a truth value were none", (form) => form.set("adaptive_pricing[enabled]", "0"), /adaptive_pricing\.enabled/],
    ["a word were not on the list", (form) => form.set("locale", "fr_CA"), /locale: "fr_CA"/],
    ["a list were none", (form) => form.set("expand", "payment_intent"), /expand/],
    ["an object were a text", (form) => form.set("adaptive_pricing", "off"), /adaptive_pricing/],
  ])("%s", (_, spoil, expected) => {
    const form = sent();
    if (_.startsWith("an object")) form.delete("adaptive_pricing[enabled]");
    spoil(form);
    expect(types.misfits("Checkout.SessionCreateParams", readForm(form), { form: true })).toEqual([expect.stringMatching(expected)]);
  });

  test("an answer lacked something", () => {
    const { answer } = exchanges.find(({ kind }) => kind === "POST /v1/refunds")!;
    const { charge: _, ...left } = answer as Readonly<Record<string, Sent>>;
    expect(types.misfits("Refund", { ...left, amount: "100" }, { form: false })).toEqual([
      expect.stringMatching(/amount: "100" is no number/),
      "Refund.charge: is missing",
    ]);
  });
});

test.each<[string, Readonly<Record<string, string>>, string, string]>([
  ["unknown", { sucess_url: "https://a.example" }, "parameter_unknown", "sucess_url"],
  ["unknown, deep inside", { "payment_intent_data[receipt]": "a" }, "parameter_unknown", "payment_intent_data[receipt]"],
  ["of another kind", { expires_at: "soon" }, "parameter_invalid_integer", "expires_at"],
  ["not on the list", { locale: "fr_CA" }, "parameter_invalid_enum", "locale"],
])("the simulator refuses a parameter that is %s", async (_, spoiled, code, param) => {
  const { form, ...call } = stripe.calls.find(({ method, path }) => kindOf(method, path) === "POST /v1/checkout/sessions")!;
  const answer = await stripe.receive({ ...call, headers: {}, form: new URLSearchParams({ ...Object.fromEntries(form), ...spoiled }) });
  expect(answer).toMatchObject({ status: 400, body: { error: { type: "invalid_request_error", code, param } } });
});
