import { toGlobalId } from "../../../graphql/global-id.ts";
import { days, hours, later, minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { StripeAccountRow } from "../../stripe-accounts/stripe-account.entity.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import { LedgerEntry } from "../ledger/ledger-entry.entity.ts";
import { BillingFinding } from "../stripe-events/billing-finding.entity.ts";
import type { BillingHouse } from "../testing/billing-clinic.ts";
import { openBillingHouse, switchBilling } from "../testing/billing-clinic.ts";
import { cancel, check, codesOf, followed, pay, paymentIdOf, payInput, startPaymentMutation } from "../testing/card-payment-calls.ts";
import { issuedInvoice } from "../testing/issued-invoice.ts";
import { expireOpenPayment } from "./close-payment.ts";
import { PaymentPart } from "./payment-part.entity.ts";
import { Payment } from "./payment.entity.ts";
import { refreshPayment } from "./refresh-payment.ts";

let house: BillingHouse;
let patient: Patient;
let phone: ApiClient;

beforeAll(async () => {
  house = await openBillingHouse();
}, 120_000);

afterAll(() => house.stop());

beforeEach(async () => {
  house.stripe.calm();
  patient = await house.clinic.patient();
  phone = await house.clinic.signInPatient(patient);
});

const clinicId = (): string => house.clinic.clinic.id;
const now = (): Date => house.portail.clock.now();
const manager = () => house.portail.database.manager;
const parts = () => house.portail.services.cardPayments.parts;

const invoice = (cents: number, patientId = patient.id): Promise<Invoice> =>
  issuedInvoice(house.portail.database, { clinicId: clinicId(), patientId, cents, at: now() });

const read = ({ id }: Pick<Invoice, "id">): Promise<Invoice> => manager().findOneByOrFail(Invoice, { clinicId: clinicId(), id });
const paymentRow = (id: string): Promise<Payment> => manager().findOneByOrFail(Payment, { clinicId: clinicId(), id });
const paymentsOf = (): Promise<Payment[]> => manager().findBy(Payment, { clinicId: clinicId(), patientId: patient.id });
const openParts = ({ id }: Pick<Invoice, "id">): Promise<PaymentPart[]> =>
  manager().findBy(PaymentPart, { clinicId: clinicId(), openInvoiceId: id });

const entriesOf = async (): Promise<string[]> =>
  (await manager().find(LedgerEntry, { where: { clinicId: clinicId(), patientId: patient.id }, order: { id: "ASC" } }))
    .filter(({ kind }) => kind !== "CHARGE")
    .map(({ kind, reasonCode, balanceCents, stripeCents }) => `${reasonCode ?? kind} ${balanceCents} ${stripeCents}`);

/** The same browser, at the other server. */
function crossed(from: ApiClient): ApiClient {
  const browser = house.beside.browser();
  for (const [name, value] of from.cookies) browser.cookies.set(name, value);
  return browser;
}

const takeUp = (): Promise<void> => house.portail.services.cardPayments.sweep.run(new AbortController().signal);

/** The pages that patients were led to and can pay on. */
const openPages = () => house.stripe.sessions().filter(({ status }) => status === "open");
const pagesFor = (wanted: readonly Payment[]) =>
  house.stripe.sessions().filter(({ clientReferenceId }) => wanted.some(({ id }) => id === clientReferenceId));

describe("one payment of two invoices", () => {
  test("is led to Stripe's page and back: it opens, is paid, and is found paid without any event", async () => {
    const [one, two] = [await invoice(6_000), await invoice(4_000)];
    const started = await pay(phone, [one, two]);
    expect(started.errors).toEqual([]);
    const { payment } = started;
    expect(payment).toMatchObject({ state: "OPEN", method: "CARD", amount: { cents: 10_000, currency: "CAD" } });
    const page = house.stripe.session(payment.continueUrl);
    const back = `http://demo.localhost/portal/invoices/payments/${payment.id}`;
    expect(page).toMatchObject({ amount: 10_000, currency: "cad", successUrl: back, cancelUrl: back, locale: "fr-CA" });
    expect(page.lines.map(({ name }) => name).sort()).toEqual(
      [one, two].map(({ number }) => `Facture ${String(number).padStart(6, "0")}`).sort(),
    );
    expect(page.metadata).toEqual({ portail_clinic: clinicId(), portail_payment: paymentIdOf(started) });
    expect(JSON.stringify(page)).not.toMatch(/Tremblay|Ève|courriel|Clinique/);

    house.stripe.pay(payment.continueUrl, { method: "card" });
    const checked = await check(phone, payment.id);
    expect(checked).toMatchObject({ payment: { state: "SUCCEEDED", continueUrl: null }, errors: [] });
    expect(await entriesOf()).toEqual(["PAYMENT -6000 6000", "PAYMENT -4000 4000", "FEE 0 -320"]);
    for (const each of [one, two]) {
      expect(await read(each)).toMatchObject({ balanceCents: 0, settlement: "PAID", processing: false });
      expect(await openParts(each)).toEqual([]);
    }
    expect(await check(phone, payment.id)).toMatchObject({ payment: { state: "SUCCEEDED" } });
    expect(await entriesOf()).toHaveLength(3);
    expect(await pay(phone, [one, two], { expectedTotalCents: 10_000 })).toMatchObject({
      payment: null,
      errors: [{ __typename: "InvoiceNotPayable", obstacle: "PAID" }, { obstacle: "PAID" }],
    });
    const audits = await manager().findBy(AuditEvent, { clinicId: clinicId(), subjectId: paymentIdOf(started) });
    expect(audits.map(({ action }) => action).sort()).toEqual(["payment.started", "payment.succeeded"]);
  });

  test("in English where the page is", async () => {
    const due = await invoice(5_000);
    const { data } = await phone.post({ query: startPaymentMutation, variables: { input: payInput([due]) } }, { "accept-language": "en" });
    const page = house.stripe.session(data.startInvoicePayment.payment.continueUrl);
    expect(page).toMatchObject({ locale: "en", lines: [{ name: expect.stringMatching(/^Invoice \d{6}$/) }] });
  });

  test("a declined card leaves the page open, another pays", async () => {
    const due = await invoice(5_000);
    const { payment } = await pay(phone, [due]);
    house.stripe.pay(payment.continueUrl, { method: "declined" });
    expect(await check(phone, payment.id)).toMatchObject({ payment: { state: "OPEN", failureCode: "DECLINED" } });
    house.stripe.pay(payment.continueUrl, { method: "card" });
    house.portail.clock.advance(2_000);
    expect(await check(phone, payment.id)).toMatchObject({ payment: { state: "SUCCEEDED", failureCode: null } });
  });

  test("a card that is charged and not booked counts as on its way until it is booked", async () => {
    const due = await invoice(5_000);
    const { payment } = await pay(phone, [due]);
    house.stripe.pay(payment.continueUrl, { method: "card", booked: false });
    expect(await check(phone, payment.id)).toMatchObject({ payment: { state: "PROCESSING" } });
    expect(await read(due)).toMatchObject({ settlement: "PROCESSING", balanceCents: 5_000 });
    expect(await pay(phone, [due])).toMatchObject({ errors: [{ obstacle: "PROCESSING" }] });
    house.stripe.book(payment.continueUrl);
    house.portail.clock.advance(minutes(1));
    await takeUp();
    expect(await followed(phone, payment.id)).toMatchObject({ state: "SUCCEEDED" });
    expect(await read(due)).toMatchObject({ settlement: "PAID", balanceCents: 0 });
  });

  test.each<["arrives" | "fails", string, string]>([
    ["arrives", "SUCCEEDED", "PAID"],
    ["fails", "FAILED", "OPEN"],
  ])("a delayed method that %s: processing first, then %s", async (outcome, state, settlement) => {
    const due = await invoice(5_000);
    const { payment } = await pay(phone, [due]);
    house.stripe.pay(payment.continueUrl, { method: "debit" });
    expect(await check(phone, payment.id)).toMatchObject({ payment: { state: "PROCESSING" } });
    expect(await read(due)).toMatchObject({ settlement: "PROCESSING", processing: true });
    expect(await cancel(phone, payment.id)).toMatchObject({ payment: { state: "PROCESSING" }, errors: [] });
    expect(await expireOpenPayment(parts(), clinicId(), [due.id], "CLINIC_ACTED")).toMatchObject({ kind: "processing" });
    house.stripe.settleDebit(payment.continueUrl, outcome);
    house.portail.clock.advance(hours(2));
    await takeUp();
    phone = await house.clinic.signInPatient(patient);
    expect(await followed(phone, payment.id)).toMatchObject({ state, failureCode: state === "FAILED" ? "METHOD_FAILED" : null });
    expect(await read(due)).toMatchObject({ settlement, processing: false });
    expect(await openParts(due)).toEqual([]);
  });

  test("cancelled: nobody can pay there any more, and another may be begun", async () => {
    const due = await invoice(5_000);
    const { payment } = await pay(phone, [due]);
    expect(await cancel(phone, payment.id)).toMatchObject({ payment: { state: "EXPIRED", failureCode: "CANCELLED" }, errors: [] });
    expect(house.stripe.session(payment.continueUrl).status).toBe("expired");
    const next = await pay(phone, [due]);
    expect(next.payment).toMatchObject({ state: "OPEN" });
    expect(next.payment.id).not.toBe(payment.id);
  });

  test("cancelled too late: it was paid, and says so", async () => {
    const due = await invoice(5_000);
    const { payment } = await pay(phone, [due]);
    house.stripe.pay(payment.continueUrl, { method: "card" });
    expect(await cancel(phone, payment.id)).toMatchObject({ payment: { state: "SUCCEEDED" }, errors: [] });
    expect(await read(due)).toMatchObject({ settlement: "PAID" });
  });

  test("left: it expires by itself, and the invoice is free", async () => {
    const due = await invoice(5_000);
    const { payment } = await pay(phone, [due]);
    house.portail.clock.advance(minutes(32));
    await takeUp();
    expect(await paymentRow(paymentIdOf({ payment }))).toMatchObject({ state: "EXPIRED", nextCheckAt: null });
    expect(await openParts(due)).toEqual([]);
  });

  test("money that goes back in Stripe's dashboard goes back in the ledger", async () => {
    const due = await invoice(5_000);
    const started = await pay(phone, [due]);
    house.stripe.pay(started.payment.continueUrl, { method: "card" });
    await check(phone, started.payment.id);
    const refund = house.stripe.refundInDashboard(started.payment.continueUrl, 2_000);
    expect(await refreshPayment(parts(), clinicId(), paymentIdOf(started))).toMatchObject({ kind: "applied", added: 2 });
    expect(await read(due)).toMatchObject({ settlement: "PARTIALLY_REFUNDED", balanceCents: 0, refundedCents: 2_000 });
    house.stripe.settleRefund(refund.id, "fails");
    expect(await refreshPayment(parts(), clinicId(), paymentIdOf(started))).toMatchObject({ kind: "applied", added: 2 });
    expect(await read(due)).toMatchObject({ settlement: "PAID", balanceCents: 0, refundedCents: 0 });
    expect(await refreshPayment(parts(), clinicId(), paymentIdOf(started))).toMatchObject({ kind: "applied", added: 0 });
  });

  test("a dispute is owed, but not by card before it is decided; won, it is paid", async () => {
    const due = await invoice(5_000);
    const started = await pay(phone, [due]);
    house.stripe.pay(started.payment.continueUrl, { method: "card" });
    await check(phone, started.payment.id);
    const dispute = house.stripe.openDispute(started.payment.continueUrl);
    await refreshPayment(parts(), clinicId(), paymentIdOf(started));
    expect(await read(due)).toMatchObject({ settlement: "OPEN", balanceCents: 5_000 });
    expect(await pay(phone, [await read(due)])).toMatchObject({ payment: null, errors: [{ obstacle: "DISPUTED" }] });
    house.stripe.closeDispute(dispute.id, "won");
    await refreshPayment(parts(), clinicId(), paymentIdOf(started));
    expect(await read(due)).toMatchObject({ settlement: "PAID", balanceCents: 0 });
    expect(await manager().findBy(BillingFinding, { clinicId: clinicId(), paymentId: paymentIdOf(started) })).toMatchObject([
      { kind: "DISPUTE" },
    ]);
  });
});

describe("what can't be paid", () => {
  test("another's invoice, one that is none, a draft: they don't exist", async () => {
    const other = await house.clinic.patient();
    const theirs = await invoice(5_000, other.id);
    const draft = await invoice(5_000);
    await manager().update(Invoice, { clinicId: clinicId(), id: draft.id }, { state: "DRAFT", settlement: "DRAFT" });
    const nobody = { id: newId(), balanceCents: 5_000 };
    for (const each of [theirs, draft, nobody]) expect(codesOf(await pay(phone, [each]))).toEqual(["NOT_FOUND"]);
    const { startInvoicePayment } = await phone.data(startPaymentMutation, {
      input: payInput([], { invoiceIds: [toGlobalId("Patient", patient.id)], expectedTotalCents: 5_000 }),
    });
    expect(codesOf(startInvoicePayment)).toEqual(["NOT_FOUND"]);
    expect(await paymentsOf()).toEqual([]);
  });

  test("a void one, one below 50 cents, a total that is another", async () => {
    const gone = await invoice(5_000);
    await manager().update(Invoice, { clinicId: clinicId(), id: gone.id }, { state: "VOID", settlement: "VOID", balanceCents: 0 });
    expect(await pay(phone, [gone])).toMatchObject({ errors: [{ obstacle: "VOID", code: "INVOICE_NOT_PAYABLE" }] });
    const [small, other] = [await invoice(49), await invoice(30)];
    expect(await pay(phone, [small])).toMatchObject({ errors: [{ obstacle: "TOO_SMALL" }] });
    expect(codesOf(await pay(phone, [small, other], { expectedTotalCents: 78 }))).toEqual(["CONFLICT"]);
    expect(codesOf(await pay(phone, [small, other]))).toEqual([]);
  });

  test.each<[string, object, string]>([
    ["no invoice", { invoiceIds: [] }, "invoiceIds"],
    ["too many", { invoiceIds: Array.from({ length: 21 }, () => toGlobalId("Invoice", newId())) }, "invoiceIds"],
    ["nothing", { expectedTotalCents: 0 }, "expectedTotalCents"],
    ["less than nothing", { expectedTotalCents: -1 }, "expectedTotalCents"],
    ["no key", { requestKey: " " }, "requestKey"],
  ])("%s", async (_, special, field) => {
    const answer = await pay(phone, [await invoice(5_000)], special);
    expect(answer.errors).toMatchObject([{ code: "VALIDATION_FAILED", path: ["input", field] }]);
  });

  test("the same invoice twice", async () => {
    const due = await invoice(5_000);
    expect(codesOf(await pay(phone, [due, due]))).toEqual(["VALIDATION_FAILED"]);
  });

  test("anything while billing is off, and nothing more on a page that was open then", async () => {
    const [due, other] = [await invoice(5_000), await invoice(5_000)];
    const { payment } = await pay(phone, [due]);
    await switchBilling(house.portail, house.clinic, false);
    expect(await pay(phone, [other])).toMatchObject({ payment: null, errors: [{ obstacle: "BILLING_OFF" }] });
    expect(await pay(phone, [due])).toMatchObject({ payment: null, errors: [{ obstacle: "BILLING_OFF" }] });
    expect(await check(phone, payment.id)).toMatchObject({ payment: { id: payment.id, state: "OPEN" } });
    house.portail.clock.advance(minutes(11));
    await takeUp();
    expect(await paymentRow(paymentIdOf({ payment }))).toMatchObject({ state: "EXPIRED", failureCode: "BILLING_OFF" });
    await switchBilling(house.portail, house.clinic, true);
  });

  test("another's payment is neither seen, asked about nor cancelled; staff and strangers begin none", async () => {
    const due = await invoice(5_000);
    const { payment } = await pay(phone, [due]);
    const stranger = await house.clinic.signInPatient(await house.clinic.patient());
    expect(await followed(stranger, payment.id)).toBeNull();
    expect(codesOf(await check(stranger, payment.id))).toEqual(["NOT_FOUND"]);
    expect(codesOf(await cancel(stranger, payment.id))).toEqual(["NOT_FOUND"]);
    expect(await followed(phone, payment.id)).toMatchObject({ state: "OPEN" });
    const desk = await house.clinic.staff("DESK");
    expect(await desk.refusal(startPaymentMutation, { input: payInput([due]) })).toEqual(["FORBIDDEN"]);
    expect(await house.portail.browser().refusal(startPaymentMutation, { input: payInput([due]) })).toEqual(["UNAUTHENTICATED"]);
  });

  test("more than thirty in an hour, however many at once", async () => {
    const many: Invoice[] = [];
    for (let count = 0; count < 32; count += 1) many.push(await invoice(100));
    const answers = await Promise.all(many.map((each, place) => pay([phone, crossed(phone)][place % 2]!, [each])));
    expect(answers.filter(({ payment }) => payment?.state === "OPEN")).toHaveLength(30);
    const refused = answers.filter(({ payment }) => payment === null);
    expect(refused.map(({ errors }) => errors)).toMatchObject(
      Array(2).fill([{ code: "TOO_MANY_REQUESTS", __typename: "TooManyRequests" }]),
    );
  }, 120_000);
});

describe("at once", () => {
  test("a double click by one key, on two servers: one payment, one page", async () => {
    const due = await invoice(5_000);
    const input = payInput([due]);
    const clients = [phone, crossed(phone)];
    const answers = await Promise.all(Array.from({ length: 8 }, (_, place) => clients[place % 2]!.data(startPaymentMutation, { input })));
    const urls = new Set(answers.map(({ startInvoicePayment }) => startInvoicePayment.payment?.continueUrl));
    expect(urls.size).toBe(1);
    expect(pagesFor(await paymentsOf())).toHaveLength(1);
  });

  test("the same key for something else", async () => {
    const [due, other] = [await invoice(5_000), await invoice(5_000)];
    const requestKey = newId();
    await pay(phone, [due], { requestKey });
    expect(await pay(phone, [other], { requestKey })).toMatchObject({
      payment: null,
      errors: [{ code: "CONFLICT", path: ["input", "requestKey"] }],
    });
  });

  test("two tabs and two devices, each by its own key: all are led to one page", async () => {
    const [one, two] = [await invoice(5_000), await invoice(2_000)];
    const clients = [phone, crossed(phone), await house.clinic.signInPatient(patient)];
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, place) => pay(clients[place % 3]!, place % 2 ? [one, two] : [two, one])),
    );
    expect(answers.flatMap(codesOf)).toEqual([]);
    expect(new Set(answers.map(({ payment }) => payment.continueUrl)).size).toBe(1);
    expect(await paymentsOf()).toHaveLength(1);
  });

  test("choices that overlap: one page is open in the end, and the invoices are paid once", async () => {
    const [one, two, three] = [await invoice(5_000), await invoice(2_000), await invoice(1_000)];
    const choices = [[one, two], [two, three], [one], [one, two, three], [three]];
    const clients = [phone, crossed(phone)];
    const answers = await Promise.all(choices.map((choice, place) => pay(clients[place % 2]!, choice)));
    for (const answer of answers) expect(["CONFLICT", undefined]).toContain(codesOf(answer)[0]);
    const mine = await paymentsOf();
    const open = pagesFor(mine).filter(({ status }) => status === "open");
    const held = await Promise.all([one, two, three].map(openParts));
    for (const parts of held) expect(parts.length).toBeLessThanOrEqual(1);
    const asked = (
      await Promise.all(open.map(({ clientReferenceId }) => manager().findBy(PaymentPart, { paymentId: clientReferenceId! })))
    ).flat();
    expect(new Set(asked.map(({ invoiceId }) => invoiceId)).size).toBe(asked.length);
    for (const page of open) house.stripe.pay(page.id, { method: "card" });
    await Promise.all(mine.map(({ id }) => refreshPayment(parts(), clinicId(), id)));
    for (const each of [one, two, three]) expect((await read(each)).balanceCents).toBeGreaterThanOrEqual(0);
  });

  test("many pages that ask about one payment: it is entered once, and Stripe asked once in two seconds", async () => {
    const due = await invoice(5_000);
    const { payment } = await pay(phone, [due]);
    house.stripe.pay(payment.continueUrl, { method: "card" });
    const reads = () =>
      house.stripe.calls.filter(({ method, path }) => method === "GET" && path.startsWith("/v1/checkout/sessions/")).length;
    const before = reads();
    await Promise.all(Array.from({ length: 10 }, (_, place) => check([phone, crossed(phone)][place % 2]!, payment.id)));
    expect(reads() - before).toBe(1);
    await Promise.all(Array.from({ length: 6 }, () => refreshPayment(parts(), clinicId(), paymentIdOf({ payment }))));
    expect(await entriesOf()).toEqual(["PAYMENT -5000 5000", "FEE 0 -175"]);
  });

  test("a payment at Stripe while it is cancelled, replaced and asked about: paid once or not at all", async () => {
    const due = await invoice(5_000);
    const { payment } = await pay(phone, [due]);
    house.stripe.meanwhile(() => void house.stripe.pay(payment.continueUrl, { method: "card" }), { on: "POST /v1/checkout/sessions/" });
    const other = await invoice(1_000);
    const replaced = await pay(phone, [due, other]);
    expect(replaced).toMatchObject({ payment: null, errors: [{ obstacle: "PAID" }] });
    expect(await read(due)).toMatchObject({ settlement: "PAID" });
    expect(await openParts(other)).toEqual([]);
  });
});

describe("amounts that change", () => {
  const owes = (due: Invoice, cents: number) => async (): Promise<void> => {
    await manager().update(Invoice, { clinicId: clinicId(), id: due.id }, { balanceCents: cents });
  };

  test("while the page is made: it is handed out to nobody, and closed", async () => {
    const due = await invoice(5_000);
    house.stripe.meanwhile(owes(due, 3_000), { on: "POST /v1/checkout/sessions" });
    expect(await pay(phone, [due])).toMatchObject({ payment: null, errors: [{ code: "CONFLICT", path: ["input", "expectedTotalCents"] }] });
    const mine = await paymentsOf();
    expect(mine).toMatchObject([{ state: "EXPIRED", failureCode: "AMOUNT_CHANGED", sessionUrl: null }]);
    expect(pagesFor(mine)).toMatchObject([{ status: "expired" }]);
    expect((await pay(phone, [await read(due)])).payment).toMatchObject({ amount: { cents: 3_000 } });
  });

  test("afterwards: the page is closed at the next look, and not handed out again", async () => {
    const due = await invoice(5_000);
    const { payment } = await pay(phone, [due]);
    await owes(due, 3_000)();
    const next = await pay(phone, [await read(due)]);
    expect(next.payment).toMatchObject({ amount: { cents: 3_000 } });
    expect(house.stripe.session(payment.continueUrl).status).toBe("expired");
    await owes(due, 2_000)();
    house.portail.clock.advance(minutes(11));
    await takeUp();
    expect(await paymentRow(paymentIdOf(next))).toMatchObject({ state: "EXPIRED", failureCode: "AMOUNT_CHANGED" });
    expect(openPages().filter(({ id }) => id === house.stripe.session(next.payment.continueUrl ?? payment.continueUrl).id)).toEqual([]);
  });
});

describe("Stripe is away", () => {
  test.each(["arriving", "done"] as const)(
    "when the page is asked for (%s): the same click goes on, and there is one page",
    async (stage) => {
      const due = await invoice(5_000);
      const requestKey = newId();
      house.stripe.fault("cut off", { on: "POST /v1/checkout/sessions", stage, times: 3 });
      expect(await pay(phone, [due], { requestKey })).toMatchObject({ payment: null, errors: [{ code: "STRIPE_UNREACHABLE" }] });
      expect(await paymentsOf()).toMatchObject([{ state: "PREPARING" }]);
      house.stripe.calm();
      expect(await pay(phone, [due], { requestKey })).toMatchObject({ payment: { state: "OPEN" }, errors: [] });
      expect(pagesFor(await paymentsOf())).toHaveLength(1);
    },
  );

  test("and nobody clicks again: it is taken up, so that the page that follows it leads on", async () => {
    const due = await invoice(5_000);
    house.stripe.fault("cut off", { on: "POST /v1/checkout/sessions", stage: "done", times: 3 });
    await pay(phone, [due]);
    house.stripe.calm();
    house.portail.clock.advance(minutes(2));
    await takeUp();
    expect(await paymentsOf()).toMatchObject([{ state: "OPEN" }]);
    expect(pagesFor(await paymentsOf())).toHaveLength(1);
  });

  test("for so long that the page can't be had any more: another click begins anew", async () => {
    const due = await invoice(5_000);
    house.stripe.fault("cut off", { on: "POST /v1/checkout/sessions", times: 3 });
    await pay(phone, [due]);
    house.stripe.calm();
    house.portail.clock.advance(minutes(2));
    expect((await pay(phone, [due])).payment).toMatchObject({ state: "OPEN" });
    expect((await paymentsOf()).map(({ state }) => state).sort()).toEqual(["EXPIRED", "OPEN"]);
    house.portail.clock.advance(days(2));
    await takeUp();
    expect((await paymentsOf()).map(({ state }) => state)).toEqual(["EXPIRED", "EXPIRED"]);
  });

  test("when it is asked what became of it: what was known is shown, and said", async () => {
    const due = await invoice(5_000);
    const { payment } = await pay(phone, [due]);
    house.stripe.trouble = "unavailable";
    expect(await check(phone, payment.id)).toMatchObject({ payment: { state: "OPEN" }, errors: [{ code: "STRIPE_UNREACHABLE" }] });
    expect(await cancel(phone, payment.id)).toMatchObject({ payment: { state: "OPEN" }, errors: [{ code: "STRIPE_UNREACHABLE" }] });
    expect(await pay(phone, [due, await invoice(100)])).toMatchObject({ payment: null, errors: [{ code: "STRIPE_UNREACHABLE" }] });
    expect(await expireOpenPayment(parts(), clinicId(), [due.id], "CLINIC_ACTED")).toMatchObject({ kind: "unreachable" });
    house.stripe.calm();
    expect(await expireOpenPayment(parts(), clinicId(), [due.id], "CLINIC_ACTED")).toEqual({ kind: "free" });
    expect(await paymentRow(paymentIdOf({ payment }))).toMatchObject({ state: "EXPIRED", failureCode: "CLINIC_ACTED" });
  });
});

describe("the clinic's keys", () => {
  const account = () => manager().findOneByOrFail(StripeAccountRow, { clinicId: clinicId() });
  const mend = async (): Promise<void> => {
    house.stripe.known(house.secretKey).state = "valid";
    await manager().deleteAll(StripeAccountRow);
  };
  afterEach(mend);

  test("are refused: billing isn't effective any more and says why; what was begun is not lost", async () => {
    const [due, open] = [await invoice(5_000), await invoice(4_000)];
    const { payment } = await pay(phone, [open]);
    house.stripe.known(house.secretKey).state = "expired";
    expect(await pay(phone, [due])).toMatchObject({ payment: null, errors: [{ obstacle: "BILLING_OFF" }] });
    expect(await account()).toMatchObject({ state: "KEY_REFUSED" });
    const failed = (await paymentsOf()).find(({ id }) => id !== paymentIdOf({ payment }));
    expect(failed).toMatchObject({ state: "FAILED", failureCode: "KEY_REFUSED" });
    expect(await openParts(due)).toEqual([]);
    expect(await expireOpenPayment(parts(), clinicId(), [open.id], "CLINIC_ACTED")).toMatchObject({ kind: "unknown" });
    house.stripe.pay(payment.continueUrl, { method: "card" });
    house.portail.clock.advance(minutes(40));
    await takeUp();
    expect(await paymentRow(paymentIdOf({ payment }))).toMatchObject({ state: "UNRESOLVED" });
    expect(await openParts(open)).toHaveLength(1);
    await mend();
    house.portail.clock.advance(hours(7));
    await takeUp();
    expect(await paymentRow(paymentIdOf({ payment }))).toMatchObject({ state: "SUCCEEDED" });
    expect(await read(open)).toMatchObject({ settlement: "PAID" });
  });

  test("are another account's by now: what Stripe doesn't know there is not taken for unpaid", async () => {
    const due = await invoice(5_000);
    const { payment } = await pay(phone, [due]);
    const other = house.stripe.openAccount();
    await manager().update(StripeAccountRow, { clinicId: clinicId() }, { accountId: other.id });
    expect(await check(phone, payment.id)).toMatchObject({ payment: { state: "OPEN" }, errors: [{ code: "STRIPE_UNREACHABLE" }] });
    expect(await pay(phone, [due, await invoice(100)])).toMatchObject({
      payment: null,
      errors: [{ code: "PAYMENT_IN_PROGRESS", paymentId: payment.id }],
    });
    house.portail.clock.advance(days(1) + hours(1));
    await takeUp();
    expect(await paymentRow(paymentIdOf({ payment }))).toMatchObject({ state: "UNRESOLVED" });
    const found = await manager().findBy(BillingFinding, { clinicId: clinicId(), paymentId: paymentIdOf({ payment }) });
    expect(found).toMatchObject([{ kind: "ACCOUNT_UNREACHABLE" }]);
  });
});

test("a sweep leaves what isn't due, and one that is another's at this moment", async () => {
  const due = await invoice(5_000);
  const { payment } = await pay(phone, [due]);
  const before = await paymentRow(paymentIdOf({ payment }));
  await takeUp();
  expect(await paymentRow(before.id)).toEqual(before);
  house.portail.clock.advance(minutes(12));
  const calls = house.stripe.calls.length;
  const sweep = house.beside.services.cardPayments.sweep;
  await Promise.all([takeUp(), sweep.run(new AbortController().signal)]);
  expect(house.stripe.calls.slice(calls).filter(({ path }) => path.includes(before.sessionId!))).toHaveLength(1);
  expect((await paymentRow(before.id)).nextCheckAt! > later(now(), minutes(1))).toBe(true);
});
