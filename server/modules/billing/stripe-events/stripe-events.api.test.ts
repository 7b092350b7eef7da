import { In } from "typeorm";
import { StripePayments } from "../../../gateways/payments/stripe-payments.ts";
import { days, hours, minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import { signatureHeader } from "../../../stripe-simulator/delivery/signature.ts";
import type { StripeSimulator } from "../../../stripe-simulator/stripe-simulator.ts";
import { newWebhookSecret } from "../../../stripe-simulator/world/ids.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import { HttpClient } from "../../../testing/http-client.ts";
import type { Portail } from "../../../testing/portail.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import type { BillingHouse } from "../testing/billing-clinic.ts";
import { openBillingHouse, switchBilling } from "../testing/billing-clinic.ts";
import { LedgerEntry } from "../ledger/ledger-entry.entity.ts";
import { BillingFinding } from "./billing-finding.entity.ts";
import { noClinic } from "./clinic-of-event.ts";
import { ReconciliationMark } from "./reconciliation-mark.entity.ts";
import { StripeEvent } from "./stripe-event.entity.ts";
import type { BegunPayment } from "./testing/card-payments.ts";
import { beginPayment } from "./testing/card-payments.ts";

let house: BillingHouse;
let portail: Portail;
let stripe: StripeSimulator;
let clinic: TestClinic;
/** A clinic with an account and keys of its own. */
let maple: TestClinic;
let mapleAccount: { readonly id: string };
let mapleKeys: { readonly secretKey: string; readonly webhookSecret: string };
let patient: Patient;
let maplePatient: Patient;

const path = "/webhooks/stripe";
const setKeys = "mutation ($input: SetStripeKeysInput!) { setStripeKeys(input: $input) { errors { code } } }";

beforeAll(async () => {
  house = await openBillingHouse();
  ({ portail, stripe, clinic } = house);
  maple = await TestClinic.open(portail, "maple");
  mapleAccount = stripe.openAccount();
  mapleKeys = { secretKey: stripe.makeKey(mapleAccount), webhookSecret: newWebhookSecret() };
  await (await maple.staff("SUPPORT")).data(setKeys, { input: mapleKeys });
  await switchBilling(portail, maple, true);
  patient = await clinic.patient();
  maplePatient = await maple.patient();
  const at = (host: string) => new URL(`http://${host}:${portail.port}${path}`);
  stripe.listen({ accountId: house.account.id, secret: house.webhookSecret, to: at("localhost") });
  stripe.listen({ accountId: mapleAccount.id, secret: mapleKeys.webhookSecret, to: at("maple.localhost") });
});

afterAll(() => house.stop());

/** What was under way of other tests is over. */
beforeEach(async () => {
  stripe.calm();
  await stripe.deliverEvents({ lose: true });
  await portail.database.manager.deleteAll(StripeEvent);
  await portail.database.manager.deleteAll(BillingFinding);
  await portail.database.manager.deleteAll(ReconciliationMark);
});

const post = (body: string | Uint8Array, signature: string | null, host = "demo.localhost") =>
  new HttpClient(portail.port, host).send(path, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...(signature !== null && { "stripe-signature": signature }) },
  });

const secondsNow = (): number => Math.floor(portail.clock.now().getTime() / 1000);

const sign = (body: string, { secret = house.webhookSecret, agoSeconds = 0 } = {}): string =>
  signatureHeader(body, secret, secondsNow() - agoSeconds);

let numbers = 0;

const eventOf = (fields: object = {}): { readonly id: string; readonly body: string } => {
  const id = `evt_1Test${(numbers += 1)}`;
  const object = { id: "po_1", object: "payout" };
  const event = { id, object: "event", api_version: "2026-10-28.endive", created: secondsNow(), data: { object }, livemode: false };
  return { id, body: JSON.stringify({ ...event, pending_webhooks: 1, request: null, type: "payout.paid", ...fields }) };
};

const stored = () => portail.database.manager.find(StripeEvent, { order: { receivedAt: "ASC", id: "ASC" } });
const states = async () => (await stored()).map(({ state, faultCode }) => (faultCode ? `${state} ${faultCode}` : state));
/** What became of those that may concern a payment. */
const outcomes = async () => new Set((await stored()).filter(({ type }) => type !== "payment_intent.created").map(({ state }) => state));
const apply = () => portail.services.stripeEvents.worker.applyDue();
const reconcile = () => portail.services.reconciliation.run();
const findings = async (of = clinic) =>
  portail.database.manager.find(BillingFinding, { where: { clinicId: of.clinic.id }, order: { id: "ASC" } });
const foundKinds = async (of = clinic) => (await findings(of)).map(({ kind }) => kind);
const begin = (...cents: number[]): Promise<BegunPayment> => beginPayment(portail, clinic, patient, ...cents);
const beginAtMaple = (...cents: number[]): Promise<BegunPayment> => beginPayment(portail, maple, maplePatient, ...cents);

/** What the accounts have received that is none of ours. */
const elsewhereCents = new Map<string, number>();

/** What the ledger says of an account's balance at Stripe, and what Stripe says. */
async function balancesOf(account: { readonly id: string }): Promise<{ readonly ledger: number; readonly stripe: number }> {
  const entries = await portail.database.manager.findBy(LedgerEntry, { stripeAccountId: account.id });
  const ledger = entries.reduce((sum, { stripeCents }) => sum + stripeCents, 0);
  return { ledger, stripe: stripe.balance(account) - (elsewhereCents.get(account.id) ?? 0) };
}

async function expectBalances(): Promise<void> {
  for (const account of [house.account, mapleAccount]) {
    const balances = await balancesOf(account);
    expect(balances.ledger).toBe(balances.stripe);
  }
}

describe("the door", () => {
  test("takes what Stripe signed, once, and keeps no more of it than ids", async () => {
    const { id, body } = eventOf({ data: { object: { id: "po_1", object: "payout", description: "Zéphirine Desrochers" } } });
    for (const host of ["demo.localhost", "localhost", "demo.localhost", "127.0.0.1"]) {
      const { status, text, headers } = await post(body, sign(body), host);
      expect([status, text, headers["cache-control"]]).toEqual([200, "", "no-store"]);
    }
    const rows = await stored();
    expect(rows).toMatchObject([{ clinicId: clinic.clinic.id, id, type: "payout.paid", objectId: "po_1", state: "IGNORED" }]);
    expect(JSON.stringify(rows)).not.toContain("Zéphirine");
  });

  test("twenty at once are one", async () => {
    const { body } = eventOf();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(body, sign(body))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await states()).toEqual(["IGNORED"]);
  });

  test("refuses everything else without a word", async () => {
    const { body } = eventOf();
    const changed = Buffer.from(body);
    changed[20]! ^= 1;
    const other = newWebhookSecret();
    const refused: readonly (readonly [string, string | Uint8Array, string | null, string?])[] = [
      ["not signed", body, null],
      ["an empty signature", body, ""],
      ["no signature at all", body, "t=1"],
      ["of a scheme that isn't signed by", body, sign(body).replace("v1=", "v0=")],
      ["a secret that nobody has", body, sign(body, { secret: other })],
      ["another clinic's secret", body, sign(body, { secret: mapleKeys.webhookSecret })],
      ["the installation's secret at a clinic that has its own", body, sign(body), "maple.localhost"],
      ["a clinic's own secret at the installation's host", body, sign(body, { secret: mapleKeys.webhookSecret }), "localhost"],
      ["older than five minutes", body, sign(body, { agoSeconds: 301 })],
      ["a time that it was not signed with", body, sign(body, { agoSeconds: 301 }).replace(/t=\d+/, `t=${secondsNow()}`)],
      ["one bit changed", changed, sign(body)],
      ["one byte more", `${body} `, sign(body)],
      ["one byte less", body.slice(0, -1), sign(body)],
      ["nothing", "", sign("")],
      ["no event", "[]", sign("[]")],
      ["no JSON", "{", sign("{")],
    ];
    const answers = [];
    for (const [what, sent, signature, host] of refused) {
      const { status, text } = await post(sent, signature, host);
      answers.push({ what, status, text });
    }
    expect(answers).toEqual(refused.map(([what]) => ({ what, status: 400, text: "" })));
    expect(await stored()).toEqual([]);
  });

  test("counts what it refused into the log, a line a minute, and nothing of what was sent", async () => {
    portail.clock.advance(minutes(2));
    const lines = () =>
      portail
        .log()
        .split("\n")
        .filter((line) => line.includes("stripe.event-refused"));
    await post("{}", "t=1,v1=abc");
    const before = lines().length;
    portail.clock.advance(minutes(1));
    const { body } = eventOf({ data: { object: { id: "po_1", object: "payout", description: "Zéphirine" } } });
    for (let count = 0; count < 5; count += 1) await post(body, "t=1,v1=abc");
    expect(lines()).toHaveLength(before + 1);
    portail.clock.advance(minutes(1));
    await post(body, sign(body, { agoSeconds: 400 }));
    expect(
      lines()
        .slice(before + 1)
        .map((line) => JSON.parse(line)),
    ).toEqual([expect.objectContaining({ code: "SIGNATURE", count: 4 }), expect.objectContaining({ code: "AGE", count: 1 })]);
    expect(portail.log()).not.toMatch(/Zéphirine|v1=|whsec/);
  });

  test("is open five minutes long, and to both secrets while Stripe replaces one", async () => {
    const late = eventOf();
    expect((await post(late.body, sign(late.body, { agoSeconds: 300 }))).status).toBe(200);
    const { body } = eventOf();
    const [, next] = sign(body, { secret: newWebhookSecret() }).split(",");
    const [at, old] = sign(body).split(",");
    expect((await post(body, [at, next, old].join(","))).status).toBe(200);
  });

  test("takes a mebibyte and not a byte more", async () => {
    const { body } = eventOf();
    const padded = body.padEnd(1_048_576, " ");
    expect((await post(padded, sign(padded))).status).toBe(200);
    const over = `${padded} `;
    expect((await post(over, sign(over))).status).toBe(413);
    expect(await stored()).toHaveLength(1);
  });

  test("is opened by POST alone, where there is a clinic", async () => {
    const { body } = eventOf();
    for (const method of ["GET", "PUT", "DELETE"]) {
      const { status, headers } = await new HttpClient(portail.port, "demo.localhost").send(path, { method });
      expect([method, status, headers["allow"]]).toEqual([method, 405, "POST"]);
    }
    expect((await post(body, sign(body), "nobody.localhost")).status).toBe(404);
    expect((await post(body, sign(body), "evil.test")).status).toBe(404);
  });

  test("where an event can't be stored, Stripe is asked to send it again", async () => {
    const { body } = eventOf();
    await portail.database.source.query("ALTER TABLE stripe_events RENAME TO stripe_events_away");
    try {
      const { status, headers, text } = await post(body, sign(body));
      expect([status, headers["retry-after"], text]).toEqual([503, "30", ""]);
    } finally {
      await portail.database.source.query("ALTER TABLE stripe_events_away RENAME TO stripe_events");
    }
    expect((await post(body, sign(body))).status).toBe(200);
    expect(await stored()).toHaveLength(1);
  });
});

test("support sees when Stripe last told of something, since the keys were entered", async () => {
  const support = await maple.staff("SUPPORT");
  const last = async () =>
    (await support.data("{ portalSettings { stripeAccount { lastEventAt } } }")).portalSettings.stripeAccount.lastEventAt;
  expect(await last()).toBeNull();
  const { body } = eventOf();
  await post(body, sign(body, { secret: mapleKeys.webhookSecret }), "maple.localhost");
  const at = portail.clock.now().toISOString();
  expect(await last()).toBe(at);
  portail.clock.advance(1_000);
  await support.data(setKeys, { input: mapleKeys });
  expect(await last()).toBeNull();
});

describe("a payment", () => {
  const paid = ["PAYMENT -8000 8000", "FEE 0 -262"];

  test("is entered once, whatever order its events come in, and however often", async () => {
    const { page, invoices, ledger, payment } = await begin(8_000);
    stripe.pay(page, { method: "card" });
    const told = await stripe.deliverEvents({ times: 3, order: (events) => events.toReversed() });
    expect(told.length).toBeGreaterThan(5);
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set([200]));
    await apply();
    expect([await invoices(), await ledger(), (await payment()).state]).toEqual([["PAID 0"], paid, "SUCCEEDED"]);
    expect(await outcomes()).toEqual(new Set(["APPLIED"]));
    await apply();
    expect(await ledger()).toEqual(paid);
    expect(await findings()).toEqual([]);
  });

  test.each(["before", "after"])("is entered once by workers of two processes at once, the late event %s the others", async (when) => {
    const begun = [await begin(5_000, 3_000), await begin(8_000), await beginAtMaple(8_000)];
    for (const { page } of begun) stripe.pay(page, { method: "card" });
    const last = (type: string): boolean => type === "checkout.session.completed";
    await stripe.deliverEvents({ only: ({ type }) => last(type) === (when === "before") });
    const workers = [portail, house.beside].map(({ services }) => services.stripeEvents.worker);
    await Promise.all([...workers, ...workers].map((worker) => worker.applyDue()));
    portail.clock.advance(days(3));
    await stripe.deliverEvents();
    await Promise.all(workers.map((worker) => worker.applyDue()));
    for (const { invoices, payment, invoiceIds } of begun) {
      expect([await invoices(), (await payment()).state]).toEqual([invoiceIds.map(() => "PAID 0"), "SUCCEEDED"]);
    }
    expect(await outcomes()).toEqual(new Set(["APPLIED"]));
    await expectBalances();
  });

  test("by debit is on its way, then arrives, or fails", async () => {
    const [arriving, failing] = [await begin(8_000), await begin(8_000)];
    for (const { page } of [arriving, failing]) stripe.pay(page, { method: "debit" });
    await stripe.deliverEvents();
    await apply();
    expect([await arriving.invoices(), await failing.invoices()]).toEqual([["PROCESSING 8000"], ["PROCESSING 8000"]]);
    portail.clock.advance(days(4));
    stripe.settleDebit(arriving.page, "arrives");
    stripe.settleDebit(failing.page, "fails");
    await stripe.deliverEvents();
    await apply();
    expect([await arriving.invoices(), await failing.invoices()]).toEqual([["PAID 0"], ["OPEN 8000"]]);
    expect((await failing.payment()).state).toBe("FAILED");
  });

  test("whose page has expired frees its invoice", async () => {
    const { payment, invoices } = await begin(8_000);
    portail.clock.advance(hours(1));
    await stripe.deliverEvents();
    await apply();
    expect([(await payment()).state, await invoices()]).toEqual(["EXPIRED", ["OPEN 8000"]]);
  });

  test("belongs to its clinic, whichever host was told", async () => {
    const { page, invoices } = await beginAtMaple(8_000);
    stripe.pay(page, { method: "card" });
    // The clinic's account tells the other clinic's host, too, with a secret of that endpoint: of no use there.
    const [event] = stripe.events().filter(({ accountId, delivery }) => accountId === mapleAccount.id && delivery === "pending");
    const body = JSON.stringify({ ...JSON.parse(eventOf().body), type: event!.type, data: { object: event!.object } });
    expect((await post(body, sign(body), "demo.localhost")).status).toBe(200);
    await apply();
    expect(await states()).toEqual(["IGNORED"]);
    expect(await invoices()).toEqual(["PROCESSING 8000"].map(() => "OPEN 8000"));
    await stripe.deliverEvents();
    await apply();
    expect(await invoices()).toEqual(["PAID 0"]);
  });
});

describe("what happens at Stripe", () => {
  const pay = async (cents: number): Promise<BegunPayment> => {
    const begun = await begin(cents);
    stripe.pay(begun.page, { method: "card" });
    await stripe.deliverEvents();
    await apply();
    return begun;
  };
  const tell = async (): Promise<void> => {
    await stripe.deliverEvents();
    await apply();
  };

  test("money given back in the dashboard is entered, in parts and whole; the ledger is the balance", async () => {
    const { page, invoices, ledger } = await pay(10_000);
    stripe.refundInDashboard(page, 4_000);
    await tell();
    expect(await invoices()).toEqual(["PARTIALLY_REFUNDED 0"]);
    stripe.refundInDashboard(page);
    await tell();
    expect(await invoices()).toEqual(["REFUNDED 0"]);
    expect((await ledger()).filter((line) => line.startsWith("REFUND"))).toEqual(["REFUND 4000 -4000", "REFUND 6000 -6000"]);
    await expectBalances();
  });

  test("a refund that comes back is taken back", async () => {
    const { page, invoices } = await pay(10_000);
    const refund = stripe.refundInDashboard(page);
    await tell();
    expect(await invoices()).toEqual(["REFUNDED 0"]);
    stripe.settleRefund(refund.id, "fails");
    await tell();
    expect([await invoices(), await foundKinds()]).toEqual([["PAID 0"], ["REFUND_FAILED"]]);
    await expectBalances();
  });

  test.each([
    ["won", ["PAID 0"]],
    ["lost", ["OPEN 10000"]],
  ] as const)("a dispute is told to staff, and %s in the end", async (outcome, invoicesAfter) => {
    const { page, invoices } = await pay(10_000);
    const dispute = stripe.openDispute(page);
    await tell();
    expect([await invoices(), await foundKinds()]).toEqual([["OPEN 10000"], ["DISPUTE"]]);
    stripe.closeDispute(dispute.id, outcome);
    await tell();
    expect(await invoices()).toEqual(invoicesAfter);
    expect((await findings()).map(({ resolved }) => resolved)).toEqual([outcome === "won"]);
    await expectBalances();
  });
});

describe("what is not ours", () => {
  const gateway = () => new StripePayments({ apiBase: stripe.url });
  const sessionWith = async (metadata: Readonly<Record<string, string>>, secretKey = house.secretKey): Promise<string> => {
    const made = await gateway().createCheckout(secretKey, {
      idempotencyKey: newId(),
      params: {
        lines: [{ name: "Elsewhere", amountCents: 5_000 }],
        currency: "cad",
        successUrl: "https://elsewhere.example/done",
        cancelUrl: "https://elsewhere.example/left",
        expiresAt: secondsNow() + 3_600,
        locale: "en",
        clientReferenceId: "elsewhere",
        metadata,
      },
    });
    if (made.kind !== "ok") throw new Error(`Not made: ${made.kind}`);
    return made.sessionId;
  };

  test("payments of elsewhere are kept and ignored, by events and by reconciliation", async () => {
    await begin(8_000);
    const accounts = [house.account, mapleAccount];
    const before = accounts.map((account) => stripe.balance(account));
    stripe.pay(await sessionWith({}), { method: "card" });
    stripe.pay(await sessionWith({ order: "1234" }), { method: "card" });
    stripe.pay(await sessionWith({ portail_clinic: maple.clinic.id, portail_payment: newId() }, mapleKeys.secretKey), { method: "card" });
    await beginAtMaple(8_000);
    stripe.pay(await sessionWith({ portail_clinic: clinic.clinic.id, portail_payment: newId() }, mapleKeys.secretKey), { method: "card" });
    accounts.forEach((account, place) => elsewhereCents.set(account.id, stripe.balance(account) - before[place]!));
    await stripe.deliverEvents();
    await apply();
    expect(new Set(await states())).toEqual(new Set(["IGNORED", "IGNORED UNKNOWN_PAYMENT"]));
    expect(await foundKinds(clinic)).toEqual([]);
    // Begun here, as Stripe says, and not known: that one is worth a look.
    expect(await foundKinds(maple)).toEqual(["UNKNOWN_PAYMENT"]);
    portail.clock.advance(hours(1));
    expect(await reconcile()).toBe(2);
    expect([await foundKinds(clinic), await foundKinds(maple)]).toEqual([[], ["UNKNOWN_PAYMENT"]]);
  });
});

describe("while Stripe can't be asked", () => {
  const whole = async ({ invoices }: BegunPayment): Promise<void> => expect(await invoices()).toEqual(["PAID 0"]);

  test("an event waits for Stripe", async () => {
    const begun = await begin(8_000);
    stripe.pay(begun.page, { method: "card" });
    await stripe.deliverEvents({ only: ({ type }) => type === "charge.succeeded" });
    stripe.trouble = "unavailable";
    await apply();
    expect(await states()).toEqual(["PENDING STRIPE_UNREACHABLE"]);
    await apply();
    stripe.trouble = "none";
    portail.clock.advance(5_000);
    await apply();
    expect(await states()).toEqual(["APPLIED"]);
    await whole(begun);
  });

  test("an event waits for a key, however long that takes, and for the right account", async () => {
    const begun = await beginAtMaple(8_000);
    stripe.pay(begun.page, { method: "card" });
    await stripe.deliverEvents({ only: ({ type }) => type === "charge.succeeded" });
    const support = await maple.staff("SUPPORT");
    stripe.known(mapleKeys.secretKey).state = "expired";
    await apply();
    expect(await states()).toEqual(["PENDING STRIPE_KEY_REFUSED"]);
    await support.data("mutation { removeStripeKeys { errors { code } } }");
    portail.clock.advance(minutes(10));
    await apply();
    // Those of the installation are another account's.
    expect(await states()).toEqual(["PENDING STRIPE_ACCOUNT_CHANGED"]);
    portail.clock.advance(days(5));
    await apply();
    expect(await states()).toEqual(["PENDING STRIPE_ACCOUNT_CHANGED"]);
    mapleKeys = { ...mapleKeys, secretKey: stripe.makeKey(mapleAccount) };
    const again = await maple.staff("SUPPORT");
    await again.data(setKeys, { input: mapleKeys });
    portail.clock.advance(hours(1));
    await apply();
    expect(await states()).toEqual(["APPLIED"]);
    await whole(begun);
  });

  test("an event that nobody can ask about is given up after a month, and told", async () => {
    const begun = await begin(8_000);
    stripe.pay(begun.page, { method: "card" });
    await stripe.deliverEvents({ only: ({ type }) => type === "charge.succeeded" });
    stripe.trouble = "unavailable";
    await apply();
    portail.clock.advance(days(30));
    await apply();
    stripe.trouble = "none";
    expect([await states(), await foundKinds()]).toEqual([["FAILED STRIPE_UNREACHABLE"], ["EVENT_FAILED"]]);
    // Somebody has Stripe send it again.
    const [event] = stripe.events().filter(({ type, object }) => type === "charge.succeeded" && JSON.stringify(object).includes(begun.id));
    const body = JSON.stringify({ ...JSON.parse(eventOf().body), id: event!.id, type: event!.type, data: { object: event!.object } });
    expect((await post(body, sign(body))).status).toBe(200);
    await apply();
    expect(await states()).toEqual(["APPLIED"]);
    expect(await findings()).toMatchObject([{ kind: "EVENT_FAILED", resolved: true, resolvedBy: "stripe" }]);
    await whole(begun);
  });

  test("a fault of ours is tried again with growing pauses, then given up and told", async () => {
    const begun = await begin(8_000);
    stripe.pay(begun.page, { method: "card" });
    await stripe.deliverEvents({ only: ({ type }) => type === "charge.succeeded" });
    const pauses: number[] = [];
    await portail.database.source.query("ALTER TABLE ledger_entries RENAME TO ledger_entries_away");
    try {
      for (let tries = 1; tries <= 16; tries += 1) {
        await apply();
        const [event] = await stored();
        if (event!.state !== "PENDING") break;
        expect([event!.attempts, event!.faultCode]).toEqual([tries, "UNEXPECTED"]);
        const pause = event!.nextAt!.getTime() - portail.clock.now().getTime();
        pauses.push(pause);
        portail.clock.advance(pause);
      }
    } finally {
      await portail.database.source.query("ALTER TABLE ledger_entries_away RENAME TO ledger_entries");
    }
    expect(await states()).toEqual(["FAILED UNEXPECTED"]);
    expect(pauses).toHaveLength(15);
    expect(
      pauses.every((pause, place) => pause >= 1_000 * Math.min(2 ** place, 1_800) && pause <= 2_000 * Math.min(2 ** place, 1_800)),
    ).toBe(true);
    expect(await findings()).toMatchObject([{ kind: "EVENT_FAILED", paymentId: begun.id, patientId: patient.id }]);
    expect(portail.log()).toContain("stripe.event-given-up");
    // What the event was about is found all the same.
    await reconcile();
    await whole(begun);
  });
});

describe("reconciliation", () => {
  test("finds what lost events have left, on both kinds of account, and says so", async () => {
    const [here, there] = [await begin(8_000), await beginAtMaple(9_000)];
    for (const { page } of [here, there]) stripe.pay(page, { method: "card" });
    await stripe.deliverEvents({ lose: true });
    expect(await reconcile()).toBe(2);
    // An event may still be on its way.
    expect([await here.invoices(), await findings()]).toEqual([["OPEN 8000"], []]);
    expect(await reconcile()).toBe(0);
    portail.clock.advance(minutes(15));
    const both = await Promise.all([reconcile(), house.beside.services.reconciliation.run()]);
    expect(both[0] + both[1]).toBe(2);
    expect([await here.invoices(), await there.invoices()]).toEqual([["PAID 0"], ["PAID 0"]]);
    expect(await findings(clinic)).toMatchObject([{ kind: "LOST_EVENT", paymentId: here.id, patientId: patient.id, foundCents: 8_000 }]);
    expect(await findings(maple)).toMatchObject([{ kind: "LOST_EVENT", paymentId: there.id, foundCents: 9_000 }]);
    // Later losses of the same payment: money given back, and a dispute.
    stripe.refundInDashboard(here.page, 1_000);
    stripe.openDispute(there.page);
    await stripe.deliverEvents({ lose: true });
    portail.clock.advance(minutes(30));
    await reconcile();
    expect([await here.invoices(), await there.invoices()]).toEqual([["PARTIALLY_REFUNDED 0"], ["OPEN 9000"]]);
    expect(await foundKinds(clinic)).toEqual(["LOST_EVENT", "LOST_EVENT"]);
    expect((await foundKinds(maple)).toSorted()).toEqual(["DISPUTE", "LOST_EVENT", "LOST_EVENT"]);
    await expectBalances();
  });

  test("says nothing where the event came and was only slow", async () => {
    const { page, invoices } = await begin(8_000);
    stripe.pay(page, { method: "card" });
    await stripe.deliverEvents();
    portail.clock.advance(minutes(15));
    await reconcile();
    expect([await invoices(), await findings()]).toEqual([["PAID 0"], []]);
    await apply();
    expect(await outcomes()).toEqual(new Set(["APPLIED"]));
  });

  test("goes on where it was, looks back once a day, and forgets nothing where Stripe doesn't answer", async () => {
    const { page, invoices } = await begin(8_000);
    const mark = () => portail.database.manager.findOneByOrFail(ReconciliationMark, { clinicId: noClinic });
    stripe.pay(page, { method: "card" });
    await stripe.deliverEvents({ lose: true });
    portail.clock.advance(minutes(15));
    stripe.fault("unavailable", { on: "GET /v1/balance_transactions", times: 4 });
    await reconcile();
    expect(await mark()).toMatchObject({ comparedUntil: null, lookedBackAt: null });
    stripe.calm();
    portail.clock.advance(minutes(15));
    await reconcile();
    expect(await invoices()).toEqual(["PAID 0"]);
    const at = portail.clock.now().getTime();
    expect(await mark()).toMatchObject({ comparedUntil: new Date(at - minutes(10)), lookedBackAt: new Date(at) });
    // A line that is gone, as after a database was put back: the daily look finds it.
    const lists = () => stripe.calls.filter(({ path: called }) => called === "/v1/balance_transactions").length;
    const before = lists();
    portail.clock.advance(minutes(15));
    await reconcile();
    const between = lists();
    portail.clock.advance(days(1));
    await reconcile();
    expect(lists() - between).toBeGreaterThan(between - before);
  });

  test("tells staff of amounts that differ, once, and moves nothing", async () => {
    const { page, id } = await begin(8_000);
    stripe.pay(page, { method: "card" });
    await stripe.deliverEvents();
    await apply();
    const where = { clinicId: clinic.clinic.id, paymentId: id, kind: "PAYMENT" as const };
    await portail.database.manager.update(LedgerEntry, where, { stripeCents: 7_900 });
    portail.clock.advance(minutes(15));
    await reconcile();
    expect(await findings()).toMatchObject([{ kind: "AMOUNT_DIFFERS", paymentId: id, expectedCents: 7_738, foundCents: 7_638 }]);
    portail.clock.advance(days(1));
    await reconcile();
    expect(await foundKinds()).toEqual(["AMOUNT_DIFFERS"]);
    await portail.database.manager.update(LedgerEntry, where, { stripeCents: 8_000 });
  });

  test("forgets settled events after 400 days, and keeps what was given up", async () => {
    const [old, kept] = [eventOf(), eventOf()];
    await post(old.body, sign(old.body));
    await post(kept.body, sign(kept.body));
    await portail.database.manager.update(StripeEvent, { id: In([kept.id]) }, { state: "FAILED", nextAt: null });
    portail.clock.advance(days(399));
    await portail.services.stripeEvents.worker.sweep();
    expect(await stored()).toHaveLength(2);
    portail.clock.advance(days(2));
    await portail.services.stripeEvents.worker.sweep();
    expect((await stored()).map(({ id }) => id)).toEqual([kept.id]);
  });
});
