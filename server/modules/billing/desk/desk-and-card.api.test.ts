import { hours, minutes } from "../../../kernel/clock.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import { LedgerEntry } from "../ledger/ledger-entry.entity.ts";
import { PaymentPart } from "../payments/payment-part.entity.ts";
import { Payment } from "../payments/payment.entity.ts";
import { refreshPayment } from "../payments/refresh-payment.ts";
import type { BillingHouse } from "../testing/billing-clinic.ts";
import { openBillingHouse } from "../testing/billing-clinic.ts";
import { check, codesOf, pay, paymentIdOf } from "../testing/card-payment-calls.ts";
import { atDesk, deskInput } from "../testing/desk-calls.ts";
import { expectStripeBalance, expectSums } from "../testing/expect-sums.ts";
import { issuedInvoice } from "../testing/issued-invoice.ts";
import { PaymentAbandonment } from "./payment-abandonment.entity.ts";

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
  patient = await house.clinic.patient();
  phone = await house.clinic.signInPatient(patient);
});

afterEach(async () => {
  await expectSums(house.portail.database, clinicId());
  await expectStripeBalance(house.portail.database, clinicId(), house.stripe, house.account);
});

const clinicId = (): string => house.clinic.clinic.id;
const manager = () => house.portail.database.manager;

const issue = (cents = 5_000): Promise<Invoice> =>
  issuedInvoice(house.portail.database, { clinicId: clinicId(), patientId: patient.id, cents, at: house.portail.clock.now() });

const read = ({ id }: Invoice): Promise<Invoice> => manager().findOneByOrFail(Invoice, { clinicId: clinicId(), id });

const receive = (invoice: Invoice, input: object = {}, by = admin) =>
  atDesk(by, "recordPayment", deskInput.recordPayment(invoice.id, { amountCents: 5_000, ...input }));

const abandon = (paymentId: string, input: object = {}) => atDesk(admin, "abandonPayment", deskInput.abandonPayment(paymentId, input));

const hear = (paymentId: string) => refreshPayment(house.portail.services.cardPayments.parts, clinicId(), paymentId);

/** What was entered for the invoice, beside its charge. */
const entriesOf = async ({ id }: Invoice): Promise<string[]> =>
  (await manager().find(LedgerEntry, { where: { clinicId: clinicId(), invoiceId: id }, order: { id: "ASC" } }))
    .slice(1)
    .map(({ kind, balanceCents, stripeCents }) => `${kind} ${balanceCents} ${stripeCents}`);

const byCash = ["PAYMENT -5000 0"];
const byCard = ["PAYMENT -5000 5000"];

/** The pages on which the patient could pay. */
async function openPages() {
  const mine = await manager().findBy(Payment, { clinicId: clinicId(), patientId: patient.id });
  return house.stripe.sessions().filter(({ status, clientReferenceId: id }) => status === "open" && mine.some((each) => each.id === id));
}

const statusOf = (url: string): string => house.stripe.session(url).status;

describe("while the patient is on Stripe's page", () => {
  test("staff record cash: the page is closed first, and nobody pays there any more", async () => {
    const invoice = await issue();
    const started = await pay(phone, [invoice]);
    expect((await receive(invoice)).errors).toEqual([]);
    expect(statusOf(started.payment.continueUrl)).toBe("expired");
    expect(await check(phone, started.payment.id)).toMatchObject({
      payment: { state: "EXPIRED", failureCode: "CLINIC_ACTED", continueUrl: null },
    });
    expect(await entriesOf(invoice)).toEqual(byCash);
  });

  test("and has paid there: staff are told, nothing is recorded, and the payment is entered", async () => {
    const invoice = await issue();
    const started = await pay(phone, [invoice]);
    house.stripe.pay(started.payment.continueUrl, { method: "card" });
    expect(await receive(invoice)).toMatchObject({
      payment: null,
      errors: [
        {
          code: "CONFLICT",
          path: ["input"],
          messages: { fr: expect.stringContaining("vient de payer"), en: expect.stringContaining("just paid") },
        },
      ],
    });
    expect(await entriesOf(invoice)).toEqual(byCard);
    expect((await receive(invoice)).errors).toMatchObject([{ code: "INVOICE_NOT_PAYABLE", obstacle: "PAID" }]);
  });

  test("and pays at the very moment at which the page is being closed", async () => {
    const invoice = await issue();
    const { payment } = await pay(phone, [invoice]);
    house.stripe.meanwhile(() => void house.stripe.pay(payment.continueUrl, { method: "card" }), { on: `POST /v1/checkout/sessions/` });
    expect(codesOf(await receive(invoice))).toEqual(["CONFLICT"]);
    expect(await entriesOf(invoice)).toEqual(byCard);
  });

  test("what they ask for is impossible: the patient's page stays", async () => {
    const invoice = await issue();
    const { payment } = await pay(phone, [invoice]);
    expect(codesOf(await receive(invoice, { amountCents: 5_001 }))).toEqual(["VALIDATION_FAILED"]);
    expect(codesOf(await receive(invoice, { receivedOn: "2031-01-01" }))).toEqual(["VALIDATION_FAILED"]);
    expect(statusOf(payment.continueUrl)).toBe("open");
  });

  test("staff write a part off, and the patient is led to a new page for the rest", async () => {
    const invoice = await issue();
    const started = await pay(phone, [invoice]);
    expect((await atDesk(admin, "writeOffInvoice", deskInput.writeOffInvoice(invoice.id))).errors).toEqual([]);
    expect(statusOf(started.payment.continueUrl)).toBe("expired");
    const again = await pay(phone, [await read(invoice)]);
    expect(again.payment.amount.cents).toBe(4_000);
  });

  test("and the bank takes its time: nothing is recorded", async () => {
    const invoice = await issue();
    const { payment } = await pay(phone, [invoice]);
    house.stripe.pay(payment.continueUrl, { method: "debit" });
    for (const answered of [await receive(invoice), await atDesk(admin, "writeOffInvoice", deskInput.writeOffInvoice(invoice.id))])
      expect(answered.errors).toMatchObject([{ __typename: "PaymentInProgress", paymentId: payment.id, path: ["input"] }]);
    house.stripe.settleDebit(payment.continueUrl, "fails");
    expect((await receive(invoice)).errors).toEqual([]);
    expect((await entriesOf(invoice)).at(-1)).toBe(byCash[0]);
    expect(await read(invoice)).toMatchObject({ balanceCents: 0, paidCents: 5_000, settlement: "PAID", processing: false });
  });

  test("and Stripe gives no answer: nothing is recorded, and the page may be open", async () => {
    const invoice = await issue();
    const { payment } = await pay(phone, [invoice]);
    house.stripe.trouble = "unavailable";
    expect((await receive(invoice)).errors).toMatchObject([{ code: "STRIPE_UNREACHABLE", path: ["input"] }]);
    expect(await entriesOf(invoice)).toEqual([]);
    house.stripe.calm();
    house.stripe.pay(payment.continueUrl, { method: "card" });
    expect(codesOf(await receive(invoice))).toEqual(["CONFLICT"]);
  });

  test("the answer to closing it is lost: it is closed nevertheless, and cash is recorded once", async () => {
    const invoice = await issue();
    const { payment } = await pay(phone, [invoice]);
    house.stripe.fault("cut off", { on: "POST /v1/checkout/sessions/", stage: "done", times: 50 });
    const input = deskInput.recordPayment(invoice.id, { amountCents: 5_000 });
    const first = await atDesk(admin, "recordPayment", input);
    house.stripe.calm();
    if (first.errors.length > 0) expect(codesOf(first)).toEqual(["STRIPE_UNREACHABLE"]);
    expect((await atDesk(admin, "recordPayment", input)).errors).toEqual([]);
    expect(statusOf(payment.continueUrl)).toBe("expired");
    expect(await entriesOf(invoice)).toEqual(byCash);
  });
});

describe("while the patient is being led there", () => {
  test("staff record cash before Stripe has made the page: nobody is led to it", async () => {
    const invoice = await issue();
    const recorded: string[][] = [];
    house.stripe.meanwhile(async () => void recorded.push(codesOf(await receive(invoice))), { on: "POST /v1/checkout/sessions" });
    const started = await pay(phone, [invoice]);
    expect(recorded).toEqual([[]]);
    expect(started.payment?.continueUrl ?? null).toBeNull();
    expect(await openPages()).toEqual([]);
    expect(await entriesOf(invoice)).toEqual(byCash);
  });

  test("another page is begun right after one was closed: it is closed as well", async () => {
    const invoice = await issue();
    const first = await pay(phone, [invoice]);
    const urls: string[] = [first.payment.continueUrl];
    // Stripe has closed the first and is being asked what became of it.
    house.stripe.meanwhile(
      async () => {
        await check(phone, first.payment.id);
        const next = await pay(phone, [invoice]);
        if (next.payment?.continueUrl) urls.push(next.payment.continueUrl);
      },
      { on: "GET /v1/checkout/sessions" },
    );
    expect((await receive(invoice)).errors).toEqual([]);
    expect(urls.map(statusOf)).toEqual(urls.map(() => "expired"));
    expect(await entriesOf(invoice)).toEqual(byCash);
  });

  test("a storm of parts at the desk and of payments by card: nothing is paid twice, and what is open is what is owed", async () => {
    const invoice = await issue(9_000);
    const storm = Array.from({ length: 6 }, (_, place) => receive(invoice, { amountCents: 1_000 }, place % 2 ? admin : beside));
    const taps = Array.from({ length: 4 }, async () => pay(phone, [await read(invoice)]));
    const answers = await Promise.all([...storm, ...taps]);
    expect(answers.flatMap(codesOf).filter((code) => !["CONFLICT", "PAYMENT_IN_PROGRESS", "STRIPE_UNREACHABLE"].includes(code))).toEqual(
      [],
    );
    const row = await read(invoice);
    const recorded = answers.slice(0, 6).filter(({ errors }) => errors.length === 0);
    expect(row.balanceCents).toBe(9_000 - 1_000 * recorded.length);
    const pages = await openPages();
    expect(pages.length).toBeLessThanOrEqual(1);
    for (const page of pages) house.stripe.pay(page.url, { method: "card" });
    for (const { clientReferenceId } of pages) await hear(clientReferenceId!);
    expect((await read(invoice)).balanceCents).toBeGreaterThanOrEqual(0);
  });
});

describe("a payment that nobody can ask about any more", () => {
  /** The clinic's own keys, of another account. */
  async function changeAccount(): Promise<void> {
    const support = await house.clinic.staff("SUPPORT");
    const input = { secretKey: house.stripe.makeKey(house.stripe.openAccount()), webhookSecret: house.webhookSecret };
    await support.data("mutation ($input: SetStripeKeysInput!) { setStripeKeys(input: $input) { errors { code } } }", { input });
  }

  async function changeBack(): Promise<void> {
    const support = await house.clinic.staff("SUPPORT");
    await support.data("mutation { removeStripeKeys { errors { code } } checkStripeAccount { errors { code } } }");
  }

  test("is given up once its time is over; cash is recorded, and what comes to light later is entered", async () => {
    const invoice = await issue();
    const started = await pay(phone, [invoice]);
    const id = paymentIdOf(started);
    expect((await abandon(id)).errors).toMatchObject([{ code: "CONFLICT", messages: { en: expect.stringContaining("ends by itself") } }]);
    house.stripe.pay(started.payment.continueUrl, { method: "card" });
    await changeAccount();
    expect((await receive(invoice)).errors).toMatchObject([
      { __typename: "PaymentInProgress", paymentId: started.payment.id, messages: { en: expect.stringContaining("abandon") } },
    ]);
    expect((await abandon(id)).errors).toMatchObject([{ code: "CONFLICT", messages: { en: expect.stringContaining("could still pay") } }]);
    house.portail.clock.advance(minutes(40));
    await house.portail.services.cardPayments.sweep.run(new AbortController().signal);
    expect(await manager().findOneBy(Payment, { clinicId: clinicId(), id })).toMatchObject({ state: "UNRESOLVED" });

    house.stripe.trouble = "unavailable";
    const input = deskInput.abandonPayment(id);
    const given = await Promise.all([admin, beside, admin].map((client) => atDesk(client, "abandonPayment", input)));
    house.stripe.calm();
    for (const each of given) expect(each).toMatchObject({ payment: { state: "EXPIRED", failureCode: "ABANDONED" }, errors: [] });
    expect((await atDesk(admin, "abandonPayment", { ...input, reason: "Autre" })).errors).toMatchObject([
      { path: ["input", "requestKey"] },
    ]);
    expect((await abandon(id)).errors).toMatchObject([{ code: "CONFLICT", messages: { en: expect.stringContaining("is known") } }]);
    const abandonment = { reason: "Vérifié chez Stripe : rien reçu", actor: `consumer:${house.clinic.consumer.id}` };
    expect(await manager().findBy(PaymentAbandonment, { clinicId: clinicId(), paymentId: id })).toMatchObject([abandonment]);
    expect(await manager().findBy(PaymentPart, { clinicId: clinicId(), openInvoiceId: invoice.id })).toEqual([]);
    expect((await receive(invoice)).errors).toEqual([]);

    await changeBack();
    expect(await hear(id)).toMatchObject({ kind: "applied", payment: { state: "SUCCEEDED" } });
    expect(await read(invoice)).toMatchObject({ balanceCents: -5_000, paidCents: 10_000 });
    const back = deskInput.refundPayment(id, invoice.id, { method: "CARD", amountCents: 5_000 });
    expect((await atDesk(admin, "refundPayment", back)).errors).toEqual([]);
    expect(await read(invoice)).toMatchObject({ balanceCents: 0, settlement: "PARTIALLY_REFUNDED" });
  });

  test("stays while Stripe gives no answer, however long", async () => {
    const invoice = await issue();
    const started = await pay(phone, [invoice]);
    house.portail.clock.advance(hours(5));
    house.stripe.trouble = "unavailable";
    expect((await abandon(paymentIdOf(started))).errors).toMatchObject([{ code: "STRIPE_UNREACHABLE", path: ["input"] }]);
    house.stripe.calm();
    expect((await abandon(paymentIdOf(started))).errors).toMatchObject([{ code: "CONFLICT" }]);
    expect((await receive(invoice)).errors).toEqual([]);
  });
});
