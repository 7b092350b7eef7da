import { insertRows } from "../../../../db/insert-rows.ts";
import { testDatabaseKind } from "../../../../db/testing/test-database.ts";
import { hours, later, minutes } from "../../../../kernel/clock.ts";
import { newId } from "../../../../kernel/id.ts";
import type { ApiClient } from "../../../../testing/api-client.ts";
import type { Plan } from "../../../../testing/plans.ts";
import { plansOf } from "../../../../testing/plans.ts";
import type { Portail } from "../../../../testing/portail.ts";
import type { Patient } from "../../../patients/patient.entity.ts";
import { Invoice } from "../../invoices/invoice.entity.ts";
import { LedgerEntry } from "../../ledger/ledger-entry.entity.ts";
import { Payment } from "../../payments/payment.entity.ts";
import { refreshPayment } from "../../payments/refresh-payment.ts";
import type { BillingHouse } from "../../testing/billing-clinic.ts";
import { openBillingHouse } from "../../testing/billing-clinic.ts";
import { check, codesOf, pay, paymentIdOf } from "../../testing/card-payment-calls.ts";
import { atDesk, deskInput } from "../../testing/desk-calls.ts";
import { expectStripeBalance, expectSums } from "../../testing/expect-sums.ts";
import { BillingFinding } from "../../stripe-events/billing-finding.entity.ts";
import { issuedInvoice } from "../../testing/issued-invoice.ts";
import { Refund } from "../refund.entity.ts";
import { dueRefunds } from "./take-up-refunds.ts";

let house: BillingHouse;
let patient: Patient;
let phone: ApiClient;
/** Programs with every right, at two servers: they stay signed in while hours pass. */
let admin: ApiClient;
let beside: ApiClient;

beforeAll(async () => {
  house = await openBillingHouse();
  admin = house.portail.program(house.clinic.token);
  beside = house.beside.program(house.clinic.token);
}, 120_000);

afterAll(() => house.stop());

beforeEach(async () => {
  house.stripe.calm();
  house.account.refunds = "succeed";
  patient = await house.clinic.patient();
  phone = await house.clinic.signInPatient(patient);
});

afterEach(async () => {
  await expectSums(house.portail.database, clinicId());
  await expectStripeBalance(house.portail.database, clinicId(), house.stripe, house.account);
});

const clinicId = (): string => house.clinic.clinic.id;
const manager = () => house.portail.database.manager;
const parts = () => house.portail.services.cardPayments.parts;

interface Paid {
  readonly invoices: readonly Invoice[];
  readonly paymentId: string;
  readonly url: string;
}

/** Invoices that the patient has paid together, by card. */
async function paid(...cents: readonly number[]): Promise<Paid> {
  const invoices: Invoice[] = [];
  for (const each of cents)
    invoices.push(
      await issuedInvoice(house.portail.database, {
        clinicId: clinicId(),
        patientId: patient.id,
        cents: each,
        at: house.portail.clock.now(),
      }),
    );
  const started = await pay(phone, invoices);
  const url = started.payment.continueUrl as string;
  house.stripe.pay(url, { method: "card" });
  await check(phone, started.payment.id);
  return { invoices, paymentId: paymentIdOf(started), url };
}

const giveBack = ({ invoices, paymentId }: Paid, input: object = {}, by = admin) =>
  atDesk(by, "refundPayment", deskInput.refundPayment(paymentId, invoices[0]!.id, { method: "CARD", ...input }));

const refundsOf = ({ paymentId }: Paid): Promise<Refund[]> =>
  manager().find(Refund, { where: { clinicId: clinicId(), paymentId }, order: { id: "ASC" } });

/** What Stripe has given back of the payment, as far as it did not come back. */
const givenAtStripe = ({ url }: Paid) => {
  const { id } = house.stripe.intent(url);
  return house.stripe.refunds().filter(({ intentId, status }) => intentId === id && status !== "failed");
};

const entriesOf = async ({ paymentId }: Paid): Promise<string[]> =>
  (await manager().find(LedgerEntry, { where: { clinicId: clinicId(), paymentId }, order: { id: "ASC" } }))
    .filter(({ kind }) => kind !== "FEE")
    .map(({ kind, reasonCode, balanceCents, stripeCents }) => `${reasonCode ?? kind} ${balanceCents} ${stripeCents}`);

const readInvoice = ({ invoices }: Paid): Promise<Invoice> =>
  manager().findOneByOrFail(Invoice, { clinicId: clinicId(), id: invoices[0]!.id });

const takeUp = ({ services }: Portail = house.portail): Promise<void> => services.billingDesk.sweep.run(new AbortController().signal);

/** As a webhook does. */
const hear = ({ paymentId }: Paid) => refreshPayment(parts(), clinicId(), paymentId);

const sendings = () => house.stripe.calls.filter(({ method, path }) => method === "POST" && path.startsWith("/v1/refunds"));

const keyOf = (call: (typeof house.stripe.calls)[number] | undefined): unknown => call?.headers["idempotency-key"];

describe("to the card", () => {
  test("in part, then the rest: once at Stripe, once in the ledger, and not owed again", async () => {
    const one = await paid(6_000);
    const first = await giveBack(one, { amountCents: 2_500 });
    expect(first).toMatchObject({
      refund: { state: "SUCCEEDED", method: "CARD", amount: { cents: 2_500 }, failureCode: null },
      payment: { refundable: { cents: 3_500 } },
      invoice: { status: "PARTIALLY_REFUNDED", balance: { cents: 0 }, refunded: { cents: 2_500 } },
      errors: [],
    });
    const [refund] = await refundsOf(one);
    expect(house.stripe.refunds().at(-1)).toMatchObject({ metadata: { portail_refund: refund!.id }, id: refund!.stripeRefundId });
    expect(JSON.stringify([...sendings().at(-1)!.form])).not.toContain("annulé");
    expect(await hear(one)).toMatchObject({ kind: "applied", added: 0 });
    expect((await giveBack(one, { amountCents: 3_500 })).invoice).toMatchObject({ status: "REFUNDED", refunded: { cents: 6_000 } });
    expect(await entriesOf(one)).toEqual([
      "PAYMENT -6000 6000",
      "REFUND 2500 -2500",
      "CREDIT -2500 0",
      "REFUND 3500 -3500",
      "CREDIT -3500 0",
    ]);
    expect((await giveBack(one, { amountCents: 1 })).errors).toMatchObject([{ code: "VALIDATION_FAILED", path: ["input", "amountCents"] }]);
    expect((await refundsOf(one)).map(({ state, nextCheckAt }) => [state, nextCheckAt])).toEqual([
      ["SUCCEEDED", null],
      ["SUCCEEDED", null],
    ]);
  });

  test("of one of two invoices that were paid together, and owed again where staff say so", async () => {
    const both = await paid(6_000, 4_000);
    const other = { ...both, invoices: both.invoices.slice(1) };
    const answered = await giveBack(other, { amountCents: 4_000, oweAgain: true });
    expect(answered).toMatchObject({ invoice: { status: "PAYMENT_DUE", balance: { cents: 4_000 } }, errors: [] });
    const shares = answered.payment.invoices.map(({ refundable }: { refundable: { cents: number } }) => refundable.cents);
    expect(shares.sort()).toEqual([0, 6_000]);
    expect(answered.payment.refundable.cents).toBe(6_000);
    expect(codesOf(await giveBack(other, { amountCents: 1 }))).toEqual(["VALIDATION_FAILED"]);
  });

  test("by hand what was paid by card: Stripe's balance stays, and nothing is given back twice", async () => {
    const one = await paid(6_000);
    expect((await giveBack(one, { method: "CASH", amountCents: 4_000 })).errors).toEqual([]);
    expect(givenAtStripe(one)).toEqual([]);
    expect(codesOf(await giveBack(one, { amountCents: 2_001 }))).toEqual(["VALIDATION_FAILED"]);
    expect(codesOf(await giveBack(one, { amountCents: 2_000 }))).toEqual([]);
    expect((await readInvoice(one)).refundedCents).toBe(6_000);
  });

  test("what was given back in Stripe's dashboard is known before anything is given back", async () => {
    const one = await paid(6_000);
    house.stripe.refundInDashboard(one.url, 5_500);
    for (const method of ["CARD", "CASH"])
      expect((await giveBack(one, { method })).errors).toMatchObject([{ path: ["input", "amountCents"], code: "VALIDATION_FAILED" }]);
    expect(await readInvoice(one)).toMatchObject({ refundedCents: 5_500 });
  });

  test("what is given back there while it is on its way: Stripe refuses it, and staff are told", async () => {
    const one = await paid(6_000);
    house.stripe.meanwhile(() => void house.stripe.refundInDashboard(one.url), { on: "POST /v1/refunds" });
    const input = deskInput.refundPayment(one.paymentId, one.invoices[0]!.id, { method: "CARD" });
    for (let round = 0; round < 2; round += 1)
      expect(await atDesk(admin, "refundPayment", input)).toMatchObject({ refund: null, errors: [{ code: "CONFLICT", path: ["input"] }] });
    expect(await refundsOf(one)).toMatchObject([{ state: "FAILED", failureCode: "ALREADY_REFUNDED", nextCheckAt: null }]);
    expect(await readInvoice(one)).toMatchObject({ refundedCents: 6_000 });
  });

  test("not while it is disputed; once the dispute is won, it is", async () => {
    const one = await paid(6_000);
    const dispute = house.stripe.openDispute(one.url);
    expect((await giveBack(one)).errors).toMatchObject([{ path: ["input", "paymentId"], code: "VALIDATION_FAILED" }]);
    expect((await giveBack(one, { method: "CASH" })).errors).toMatchObject([{ path: ["input", "amountCents"] }]);
    house.stripe.closeDispute(dispute.id, "won");
    const again = await giveBack(one);
    // Stripe's own rule, which it says by itself: a charge that was disputed is not refunded by its API.
    expect(again.errors.every(({ code }: { code: string }) => code === "VALIDATION_FAILED")).toBe(true);
    expect(codesOf(await giveBack(one, { method: "CASH" }))).toEqual([]);
  });

  test("a dispute that is opened while it is on its way: nothing is given back", async () => {
    const one = await paid(6_000);
    house.stripe.meanwhile(() => void house.stripe.openDispute(one.url), { on: "POST /v1/refunds" });
    expect((await giveBack(one)).errors).toMatchObject([{ path: ["input", "paymentId"], code: "VALIDATION_FAILED" }]);
    expect(await refundsOf(one)).toMatchObject([{ state: "FAILED", failureCode: "DISPUTED" }]);
    expect(await readInvoice(one)).toMatchObject({ balanceCents: 6_000, refundedCents: 0 });
  });
});

describe("what the bank says later", () => {
  test.each([
    { outcome: "succeeds" as const, state: "SUCCEEDED", settlement: "PARTIALLY_REFUNDED", refundable: 5_000 },
    { outcome: "fails" as const, state: "FAILED", settlement: "PAID", refundable: 6_000 },
  ])("a refund that it takes its time with $outcome", async ({ outcome, state, settlement, refundable }) => {
    house.account.refunds = "stay pending";
    const one = await paid(6_000);
    const { refund, payment } = await giveBack(one);
    expect({ state: refund.state, refundable: payment.refundable.cents }).toEqual({ state: "SENT", refundable: 5_000 });
    const [row] = await refundsOf(one);
    house.stripe.settleRefund(row!.stripeRefundId!, outcome);
    house.portail.clock.advance(hours(2));
    await takeUp();
    expect(await refundsOf(one)).toMatchObject([{ state, nextCheckAt: null, leaseToken: null }]);
    expect(await readInvoice(one)).toMatchObject({ settlement, balanceCents: 0 });
    const probe = await giveBack(one, { amountCents: refundable + 1, method: "CASH" });
    expect(codesOf(probe)).toEqual(["VALIDATION_FAILED"]);
    expect(codesOf(await giveBack(one, { amountCents: refundable, method: "CASH" }))).toEqual([]);
  });

  test("one that was made comes back: it is shown failed, and its entries are reversed", async () => {
    const one = await paid(6_000);
    const { refund } = await giveBack(one, { amountCents: 6_000 });
    const [row] = await refundsOf(one);
    house.stripe.settleRefund(row!.stripeRefundId!, "fails");
    expect(await hear(one)).toMatchObject({ kind: "applied", added: 2 });
    expect(await hear(one)).toMatchObject({ kind: "applied", added: 0 });
    expect(await readInvoice(one)).toMatchObject({ settlement: "PAID", balanceCents: 0, refundedCents: 0 });
    const shown = await admin.data(`query ($id: ID!) { node(id: $id) { ... on Invoice { refunds { id state failureCode } } } }`, {
      id: (await giveBack(one, { amountCents: 6_001 })).invoice?.id ?? Buffer.from(`Invoice:${one.invoices[0]!.id}`).toString("base64url"),
    });
    expect(shown.node.refunds).toEqual([{ id: refund.id, state: "FAILED", failureCode: "CAME_BACK" }]);
    expect((await giveBack(one, { amountCents: 6_000 })).errors).toEqual([]);
    expect(givenAtStripe(one)).toHaveLength(1);
  });
});

describe("without an answer from Stripe", () => {
  /** Every call of this kind ends so, Stripe's client's own repetitions as well. */
  const silence = (stage: "arriving" | "done") => house.stripe.fault("cut off", { on: "POST /v1/refunds", stage, times: 50 });

  test.each(["arriving" as const, "done" as const])(
    "lost while it is %s: it is sent again by the same key, and made once",
    async (stage) => {
      const one = await paid(6_000);
      silence(stage);
      const input = deskInput.refundPayment(one.paymentId, one.invoices[0]!.id, { method: "CARD", amountCents: 4_000 });
      const first = await atDesk(admin, "refundPayment", input);
      expect(first).toMatchObject({ refund: { state: "PREPARING" }, payment: { refundable: { cents: 2_000 } }, errors: [] });
      const key = keyOf(sendings().at(-1));
      house.stripe.calm();
      // Not yet due.
      await takeUp();
      expect(await refundsOf(one)).toMatchObject([{ state: "PREPARING" }]);
      house.portail.clock.advance(minutes(3));
      await Promise.all([takeUp(), takeUp(house.beside)]);
      expect(keyOf(sendings().at(-1))).toBe(key);
      expect(await refundsOf(one)).toMatchObject([{ state: "SUCCEEDED", leaseToken: null, nextCheckAt: null }]);
      expect(givenAtStripe(one)).toHaveLength(1);
      expect(await entriesOf(one)).toEqual(["PAYMENT -6000 6000", "REFUND 4000 -4000", "CREDIT -4000 0"]);
      expect(await atDesk(admin, "refundPayment", input)).toMatchObject({ refund: { state: "SUCCEEDED" }, errors: [] });
    },
  );

  test("staff who send the same call again have it sent again", async () => {
    const one = await paid(6_000);
    silence("done");
    const input = deskInput.refundPayment(one.paymentId, one.invoices[0]!.id, { method: "CARD" });
    expect((await atDesk(admin, "refundPayment", input)).refund.state).toBe("PREPARING");
    house.stripe.calm();
    const answers = await Promise.all([admin, beside, admin, beside].map((client) => atDesk(client, "refundPayment", input)));
    expect(answers.flatMap(codesOf)).toEqual([]);
    expect(await refundsOf(one)).toMatchObject([{ state: "SUCCEEDED" }]);
    expect(givenAtStripe(one)).toHaveLength(1);
  });

  test("after a day it is looked for before anything is sent: it was made", async () => {
    const one = await paid(6_000);
    silence("done");
    await giveBack(one);
    house.stripe.calm();
    const sent = sendings().length;
    house.portail.clock.advance(hours(30));
    await Promise.all([takeUp(), takeUp(house.beside)]);
    expect(sendings()).toHaveLength(sent);
    expect(await refundsOf(one)).toMatchObject([{ state: "SUCCEEDED" }]);
    expect(givenAtStripe(one)).toHaveLength(1);
  });

  test("after a day it is looked for before anything is sent: it was not made, and is, by another key", async () => {
    const one = await paid(6_000);
    silence("arriving");
    await giveBack(one);
    const key = keyOf(sendings().at(-1));
    house.portail.clock.advance(hours(30));
    // By the other key, it is made without an answer.
    house.stripe.calm();
    silence("done");
    await takeUp();
    const another = keyOf(sendings().at(-1));
    expect(another).not.toBe(key);
    expect(givenAtStripe(one)).toHaveLength(1);
    house.stripe.calm();
    house.portail.clock.advance(hours(2));
    await Promise.all([takeUp(), takeUp(house.beside)]);
    expect(await refundsOf(one)).toMatchObject([{ state: "SUCCEEDED" }]);
    expect(givenAtStripe(one)).toHaveLength(1);
    expect(await entriesOf(one)).toEqual(["PAYMENT -6000 6000", "REFUND 1000 -1000", "CREDIT -1000 0"]);
  });

  test("a process that died with it in hand: nobody else sends it before its lease is over", async () => {
    const one = await paid(6_000);
    silence("done");
    await giveBack(one);
    house.stripe.calm();
    const [{ id }] = (await refundsOf(one)) as [Refund];
    house.portail.clock.advance(minutes(3));
    const leaseUntil = later(house.portail.clock.now(), minutes(2));
    await manager().update(Refund, { clinicId: clinicId(), id }, { leaseToken: "01".repeat(13), leaseUntil });
    const sent = sendings().length;
    await takeUp();
    expect(sendings()).toHaveLength(sent);
    house.portail.clock.advance(minutes(2));
    await Promise.all([takeUp(), takeUp(house.beside)]);
    expect(await refundsOf(one)).toMatchObject([{ state: "SUCCEEDED", leaseToken: null }]);
    expect(givenAtStripe(one)).toHaveLength(1);
  });

  test("a webhook that is applied before the call has returned: the same entries, once", async () => {
    const one = await paid(6_000);
    house.stripe.fault("cut off", { on: "POST /v1/refunds", stage: "done" });
    house.stripe.meanwhile(async () => void (await hear(one)), { on: "POST /v1/refunds" });
    expect(await giveBack(one)).toMatchObject({ refund: { state: "SUCCEEDED" }, errors: [] });
    expect(await entriesOf(one)).toEqual(["PAYMENT -6000 6000", "REFUND 1000 -1000", "CREDIT -1000 0"]);
    expect(givenAtStripe(one)).toHaveLength(1);
  });

  test("to the question before it: nothing is begun", async () => {
    const one = await paid(6_000);
    house.stripe.trouble = "unavailable";
    for (const method of ["CARD", "CASH"]) expect(codesOf(await giveBack(one, { method }))).toEqual(["STRIPE_UNREACHABLE"]);
    expect(await refundsOf(one)).toEqual([]);
  });
});

describe("with keys that don't lead there", () => {
  /** Support has the keys in use checked. */
  const recheck = async (): Promise<void> => {
    const support = await house.clinic.staff("SUPPORT");
    await support.data("mutation { checkStripeAccount { errors { code } } }");
  };

  test("a key that is revoked on the way: nothing is given back, and staff are told", async () => {
    const one = await paid(6_000);
    const known = house.stripe.known(house.secretKey);
    house.stripe.meanwhile(() => void (known.state = "expired"), { on: "POST /v1/refunds" });
    expect((await giveBack(one)).errors).toMatchObject([{ code: "STRIPE_KEY_REFUSED", path: ["input", "method"] }]);
    expect(await refundsOf(one)).toMatchObject([{ state: "FAILED", failureCode: "KEY_REFUSED" }]);
    expect((await giveBack(one)).errors).toMatchObject([{ code: "STRIPE_KEY_REFUSED", path: ["input", "method"] }]);
    expect(await refundsOf(one)).toHaveLength(1);
    expect((await giveBack(one, { method: "CHEQUE" })).errors).toEqual([]);
    known.state = "valid";
    await recheck();
  });

  test("an answer that was lost, and then a revoked key: it waits until there is one again", async () => {
    const one = await paid(6_000);
    const known = house.stripe.known(house.secretKey);
    house.stripe.fault("cut off", { on: "POST /v1/refunds", stage: "done", times: 50 });
    await giveBack(one);
    house.stripe.calm();
    known.state = "expired";
    for (let round = 0; round < 3; round += 1) {
      house.portail.clock.advance(hours(1));
      await takeUp();
    }
    expect(await refundsOf(one)).toMatchObject([{ state: "PREPARING" }]);
    known.state = "valid";
    await recheck();
    house.portail.clock.advance(hours(1));
    await takeUp();
    expect(await refundsOf(one)).toMatchObject([{ state: "SUCCEEDED" }]);
    expect(givenAtStripe(one)).toHaveLength(1);
  });

  test("another account: by hand alone; staff are told of what still waits there", async () => {
    const one = await paid(6_000);
    const waiting = await paid(6_000);
    house.stripe.fault("cut off", { on: "POST /v1/refunds", times: 50 });
    await giveBack(waiting);
    house.stripe.calm();
    const support = await house.clinic.staff("SUPPORT");
    const input = { secretKey: house.stripe.makeKey(house.stripe.openAccount()), webhookSecret: house.webhookSecret };
    await support.data("mutation ($input: SetStripeKeysInput!) { setStripeKeys(input: $input) { errors { code } } }", { input });
    expect((await giveBack(one)).errors).toMatchObject([{ code: "VALIDATION_FAILED", path: ["input", "method"] }]);
    expect((await giveBack(one, { method: "OTHER" })).errors).toEqual([]);
    house.portail.clock.advance(hours(25));
    await takeUp();
    const findings = () => manager().findBy(BillingFinding, { clinicId: clinicId(), paymentId: waiting.paymentId });
    const found = { kind: "ACCOUNT_UNREACHABLE", expectedCents: 1_000, invoiceId: waiting.invoices[0]!.id };
    expect(await findings()).toMatchObject([{ ...found, resolved: false }]);
    const supportLater = await house.clinic.staff("SUPPORT");
    await supportLater.data("mutation { removeStripeKeys { errors { code } } checkStripeAccount { errors { code } } }");
    house.portail.clock.advance(hours(2));
    await takeUp();
    expect(await findings()).toMatchObject([{ ...found, resolved: true, resolvedBy: "stripe" }]);
    expect(await refundsOf(waiting)).toMatchObject([{ state: "SUCCEEDED" }]);
  });
});

test("two staff members at two servers never give back more than was paid", async () => {
  const one = await paid(5_500);
  const answers = await Promise.all(Array.from({ length: 10 }, (_, place) => giveBack(one, {}, place % 2 ? admin : beside)));
  expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(5);
  expect(new Set(answers.flatMap(codesOf))).toEqual(new Set(["VALIDATION_FAILED"]));
  expect(givenAtStripe(one).reduce((sum, { amount }) => sum + amount, 0)).toBe(5_000);
  expect(await readInvoice(one)).toMatchObject({ refundedCents: 5_000, balanceCents: 0 });
  expect(await manager().findOneByOrFail(Payment, { clinicId: clinicId(), id: one.paymentId })).toMatchObject({ state: "SUCCEEDED" });
});

test("what is due, and what was given back of an invoice or a payment, is found by an index among many", async () => {
  const one = await paid(6_000);
  await giveBack(one);
  const [made] = (await refundsOf(one)) as [Refund];
  const others = Array.from({ length: 2_000 }, () => {
    const id = newId();
    return Object.assign(new Refund(), made, { id, stripeRefundId: null, requestKey: id, state: "FAILED" });
  });
  await house.portail.database.transaction(async (tx) => {
    for (let start = 0; start < others.length; start += 500) await insertRows(tx, Refund, others.slice(start, start + 500));
  });
  const { source } = house.portail.database;
  const of = { clinicId: clinicId(), invoiceId: newId() };
  const wanted = [dueRefunds(house.portail.clock.now()), { where: of }, { where: { clinicId: clinicId(), paymentId: newId() } }];
  for (const options of wanted) {
    const [sql, parameters] = source.createQueryBuilder(Refund, "refund").setFindOptions(options).getQueryAndParameters();
    const [{ text, faults }] = (await plansOf(house.portail, [{ sql, parameters }])) as [Plan];
    expect(faults).toEqual([]);
    const entered = { sqlite: /^SEARCH refund USING INDEX refunds_\w+ \([^)]*\)$/, mariadb: /^refund (?:range|ref) refunds_[^\n]*$/ };
    expect(text).toMatch(entered[testDatabaseKind()]);
  }
});
