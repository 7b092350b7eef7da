import Stripe from "stripe";
import { later, minutes } from "../../kernel/clock.ts";
import { signatureHeader } from "../../stripe-simulator/delivery/signature.ts";
import { StripeSimulator } from "../../stripe-simulator/stripe-simulator.ts";
import { newWebhookSecret } from "../../stripe-simulator/world/ids.ts";
import { MovableClock } from "../../testing/movable-clock.ts";
import type { EventAnswer } from "./payment-gateway.ts";
import { StripePayments } from "./stripe-payments.ts";

const secret = newWebhookSecret();
const clock = new MovableClock();
const stripe = new StripeSimulator({ clock });
const payments = new StripePayments({ apiBase: null, httpClient: stripe.httpClient, retries: 0 });
const account = stripe.openAccount();
const key = stripe.makeKey(account);

interface Told {
  readonly payload: string;
  readonly signature: string;
}

const told: Told[] = [];
stripe.listen({ accountId: account.id, secret, to: async (payload, signature) => (told.push({ payload, signature }), 200) });

const read = (payload: string | Uint8Array, signature: string | undefined, at = clock.now()): Promise<EventAnswer> =>
  payments.readEvent(typeof payload === "string" ? Buffer.from(payload) : payload, signature, secret, at);

const signedNow = (payload: string, by = secret): string => signatureHeader(payload, by, Math.floor(clock.now().getTime() / 1_000));

async function page(): Promise<string> {
  const answer = await payments.createCheckout(key, {
    idempotencyKey: `checkout-${stripe.sessions().length}`,
    params: {
      ...{ lines: [{ name: "Invoice 000123", amountCents: 5_000 }], currency: "cad", locale: "en", clientReferenceId: "01PAYMENT" },
      ...{ successUrl: "https://demo.portail.example/portal", cancelUrl: "https://demo.portail.example/portal" },
      ...{ expiresAt: Math.floor(later(clock.now(), minutes(31)).getTime() / 1_000), metadata: { portail_payment: "01PAYMENT" } },
    },
  });
  if (answer.kind !== "ok") throw new Error(answer.kind);
  return answer.sessionId;
}

/** What is told of what happens, as it is read. */
async function eventsOf(happen: (sessionId: string) => void, sessionId?: string): Promise<readonly (readonly unknown[])[]> {
  const on = sessionId ?? (await page());
  told.length = 0;
  happen(on);
  await stripe.deliverEvents();
  const { intentId } = stripe.session(on);
  return Promise.all(
    told.map(async ({ payload, signature }) => {
      const answer = await read(payload, signature);
      if (answer.kind !== "ok") throw new Error(answer.reason);
      const { type, objectKind, intentId: paymentOf, metadata, objectId, livemode, accountId } = answer.event;
      expect([livemode, accountId, objectId]).toEqual([false, null, expect.stringMatching(/^(cs|pi|ch|py|re|du)_/)]);
      return [type, objectKind, paymentOf === intentId, metadata["portail_payment"] ?? null];
    }),
  );
}

const ours = "01PAYMENT";

test.each<[string, (sessionId: string) => void, (readonly unknown[])[]]>([
  [
    "a card is charged",
    (id) => stripe.pay(id, { method: "card" }),
    [
      ["payment_intent.created", "payment_intent", true, ours],
      ["charge.succeeded", "charge", true, ours],
      ["payment_intent.succeeded", "payment_intent", true, ours],
      ["checkout.session.completed", "checkout.session", true, ours],
    ],
  ],
  [
    "a card is declined",
    (id) => stripe.pay(id, { method: "declined" }),
    [
      ["payment_intent.created", "payment_intent", true, ours],
      ["charge.failed", "charge", true, ours],
      ["payment_intent.payment_failed", "payment_intent", true, ours],
    ],
  ],
  [
    "a debit is on its way and arrives",
    (id) => (stripe.pay(id, { method: "debit" }), stripe.settleDebit(id, "arrives")),
    [
      ["payment_intent.created", "payment_intent", true, ours],
      ["charge.pending", "charge", true, ours],
      ["payment_intent.processing", "payment_intent", true, ours],
      ["checkout.session.completed", "checkout.session", true, ours],
      ["charge.succeeded", "charge", true, ours],
      ["payment_intent.succeeded", "payment_intent", true, ours],
      ["checkout.session.async_payment_succeeded", "checkout.session", true, ours],
    ],
  ],
  ["a page expires", () => clock.advance(minutes(31)), [["checkout.session.expired", "checkout.session", true, ours]]],
  [
    "money is given back and comes back",
    (id) => {
      stripe.pay(id, { method: "card" });
      stripe.settleRefund(stripe.refundInDashboard(id, 100).id, "fails");
    },
    [
      ["refund.created", "refund", true, null],
      ["charge.refunded", "charge", true, ours],
      ["refund.failed", "refund", true, null],
      ["refund.updated", "refund", true, null],
    ],
  ],
  [
    "a charge is disputed and the clinic wins",
    (id) => (stripe.pay(id, { method: "card" }), stripe.closeDispute(stripe.openDispute(id).id, "won")),
    [
      ["charge.dispute.created", "dispute", true, null],
      ["charge.dispute.funds_withdrawn", "dispute", true, null],
      ["charge.dispute.closed", "dispute", true, null],
      ["charge.dispute.funds_reinstated", "dispute", true, null],
    ],
  ],
])("%s: who listens is told so, in the order in which it happened", async (_, happen, expected) => {
  expect((await eventsOf(happen)).slice(-expected.length)).toEqual(expected);
});

describe("a webhook", () => {
  const body = JSON.stringify({
    ...{ id: "evt_1", object: "event", type: "charge.succeeded", created: 1_773_500_400, livemode: true, account: "acct_1" },
    data: { object: { id: "ch_1", object: "charge", payment_intent: { id: "pi_1" }, metadata: { portail_clinic: "01CLINIC", n: 1 } } },
  });

  test("is read whole, however its object shows the payment", async () => {
    expect(await read(body, signedNow(body))).toEqual({
      kind: "ok",
      event: {
        ...{ id: "evt_1", type: "charge.succeeded", createdAt: new Date(1_773_500_400_000), livemode: true, accountId: "acct_1" },
        ...{ objectId: "ch_1", objectKind: "charge", intentId: "pi_1", metadata: { portail_clinic: "01CLINIC" } },
      },
    });
  });

  test("is signed as Stripe signs", async () => {
    const timestamp = Math.floor(clock.now().getTime() / 1_000);
    expect(signedNow(body)).toBe(Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp }));
  });

  test.each<[string, () => [string | Uint8Array, string | undefined]]>([
    ["without a signature", () => [body, undefined]],
    ["with an empty one", () => [body, ""]],
    ["with nonsense for one", () => [body, "t=now,v1=yes"]],
    ["by another's secret", () => [body, signedNow(body, newWebhookSecret())]],
    ["of another body", () => [body.replace("ch_1", "ch_2"), signedNow(body)]],
    ["of the same in other bytes", () => [JSON.stringify(JSON.parse(body), null, 1), signedNow(body)]],
    ["under another scheme", () => [body, signedNow(body).replace("v1=", "v0=")]],
  ])("is refused %s", async (_, made) => {
    const [payload, signature] = made();
    expect(await read(payload, signature)).toEqual({ kind: "refused", reason: "SIGNATURE" });
  });

  test("is good by one of several signatures, as while a secret is replaced", async () => {
    const other = signedNow(body, newWebhookSecret());
    expect(await read(body, `${other},${signedNow(body).split(",")[1]}`)).toMatchObject({ kind: "ok" });
  });

  test("is good for five minutes", async () => {
    const signature = signedNow(body);
    expect(await read(body, signature, later(clock.now(), minutes(5)))).toMatchObject({ kind: "ok" });
    expect(await read(body, signature, later(clock.now(), minutes(5) + 1_000))).toEqual({ kind: "refused", reason: "AGE" });
  });

  test.each([
    "",
    "nothing of the kind",
    "[]",
    "null",
    "{}",
    '{"object":"event"}',
    '{"id":"evt_1","object":"event","type":"a","created":"now","livemode":true,"data":{"object":{}}}',
    '{"id":"evt_1","object":"event","type":"a","created":1,"livemode":true,"data":{"object":[]}}',
    `{"id":"evt_1","object":"v2.core.event","type":"a","created":1,"livemode":true,"data":{"object":{}}}`,
    `{"id":"${"e".repeat(256)}","object":"event","type":"a","created":1,"livemode":true,"data":{"object":{}}}`,
  ])("that is signed and is no event: %s", async (payload) => {
    expect(await read(payload, signedNow(payload))).toEqual({ kind: "refused", reason: "MALFORMED" });
  });
});

describe("deliveries", () => {
  const types = () => told.map(({ payload }) => (JSON.parse(payload) as { type: string }).type);

  test("may come twice, in any order, late, or never; what isn't taken comes again", async () => {
    await stripe.deliverEvents({ lose: true });
    const sessionId = await page();
    stripe.pay(sessionId, { method: "card" });
    told.length = 0;
    await stripe.deliverEvents({ only: ({ type }) => type === "charge.succeeded" });
    expect(types()).toEqual(["charge.succeeded"]);
    await stripe.deliverEvents({
      ...{ times: 2, order: (events) => events.toReversed() },
      lose: ({ type }) => type === "payment_intent.created",
    });
    const [completed, succeeded] = ["checkout.session.completed", "payment_intent.succeeded"];
    expect(types()).toEqual(["charge.succeeded", completed, succeeded, completed, succeeded]);
    expect(await stripe.deliverEvents()).toEqual([]);

    let status = 503;
    const deaf = stripe.openAccount();
    stripe.listen({ accountId: deaf.id, secret, to: async () => status });
    const made = await payments.createCheckout(stripe.makeKey(deaf), {
      idempotencyKey: "deaf",
      params: {
        ...{ lines: [{ name: "Invoice 1", amountCents: 5_000 }], currency: "cad", locale: "en", clientReferenceId: "01", metadata: {} },
        ...{ successUrl: "https://a.example", cancelUrl: "https://a.example", expiresAt: clock.now().getTime() / 1_000 + 3_600 },
      },
    });
    stripe.pay(made.kind === "ok" ? made.sessionId : "", { method: "declined" });
    expect(await stripe.deliverEvents()).toEqual(Array(3).fill(expect.objectContaining({ status: 503 })));
    status = 200;
    expect(await stripe.deliverEvents()).toHaveLength(3);
    expect(await stripe.deliverEvents()).toEqual([]);
  });
});
