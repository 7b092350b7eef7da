import { toGlobalId } from "../../../graphql/global-id.ts";
import { days, later } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import { consumerScopes } from "../../../kernel/permissions.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import { addEntries } from "../ledger/add-entries.ts";
import { holdInvoices } from "../ledger/hold-invoices.ts";
import { LedgerEntry } from "../ledger/ledger-entry.entity.ts";
import type { BillingHouse } from "../testing/billing-clinic.ts";
import { openBillingHouse } from "../testing/billing-clinic.ts";
import { codesOf, paymentIdOf } from "../testing/card-payment-calls.ts";
import type { DeskOperation } from "../testing/desk-calls.ts";
import { atDesk, deskInput, refusedAtDesk, seenInvoice } from "../testing/desk-calls.ts";
import { expectSums } from "../testing/expect-sums.ts";
import { issuedInvoice } from "../testing/issued-invoice.ts";

let house: BillingHouse;
let patient: Patient;
let desk: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  house = await openBillingHouse();
  patient = await house.clinic.patient();
  desk = await house.clinic.staff("DESK");
  admin = await house.clinic.staff("ADMIN");
}, 120_000);

afterAll(() => house.stop());

afterEach(() => expectSums(house.portail.database, clinicId()));

const clinicId = (): string => house.clinic.clinic.id;
const manager = () => house.portail.database.manager;
const now = (): Date => house.portail.clock.now();

const issue = (cents: number, at = now()): Promise<Invoice> =>
  issuedInvoice(house.portail.database, { clinicId: clinicId(), patientId: patient.id, cents, at });

const entriesOf = async ({ id }: Invoice): Promise<string[]> =>
  (await manager().find(LedgerEntry, { where: { clinicId: clinicId(), invoiceId: id }, order: { id: "ASC" } })).map(
    ({ kind, reasonCode, balanceCents, stripeCents, method }) =>
      [reasonCode ?? kind, balanceCents, stripeCents, ...(method === null ? [] : [method])].join(" "),
  );

const actionsOn = async (subjectId: string): Promise<string[]> => {
  const rows = await manager().find(AuditEvent, { where: { clinicId: clinicId(), subjectId }, order: { id: "ASC" } });
  return rows
    .filter(({ action }) => !action.endsWith(".read"))
    .map(({ action, actorKind, patientId }) => `${action} ${actorKind} ${patientId}`);
};

const receive = (invoice: Invoice, input: object = {}, by = desk) =>
  atDesk(by, "recordPayment", deskInput.recordPayment(invoice.id, input));

const writeOff = (invoice: Invoice, input: object = {}, by = admin) =>
  atDesk(by, "writeOffInvoice", deskInput.writeOffInvoice(invoice.id, input));

const giveBack = (paymentId: string, invoice: Invoice, input: object = {}, by = admin) =>
  atDesk(by, "refundPayment", deskInput.refundPayment(paymentId, invoice.id, input));

/** The same browser, at the other server. */
function crossed(from: ApiClient): ApiClient {
  const browser = house.beside.browser();
  for (const [name, value] of from.cookies) browser.cookies.set(name, value);
  return browser;
}

test("money is received in parts, given back, no longer asked for; both sides see it, and who did it is on record", async () => {
  const invoice = await issue(10_000);
  const first = await receive(invoice, { amountCents: 4_000, method: "DEBIT" });
  expect(first).toMatchObject({
    payment: {
      method: "DEBIT",
      state: "SUCCEEDED",
      amount: { cents: 4_000 },
      refundable: { cents: 4_000 },
      settledAt: now().toISOString(),
    },
    invoice: { status: "PAYMENT_DUE", balance: { cents: 6_000 }, paid: { cents: 4_000 }, version: 3 },
    errors: [],
  });
  const second = await receive(invoice, { amountCents: 5_000, method: "CHEQUE", note: " Chèque 117 " });
  expect(second.invoice).toMatchObject({ balance: { cents: 1_000 }, paid: { cents: 9_000 } });
  expect((await writeOff(invoice)).invoice).toMatchObject({ status: "PAID", balance: { cents: 0 }, writtenOff: { cents: 1_000 } });
  const returned = await giveBack(paymentIdOf(second), invoice, { amountCents: 3_000, method: "CHEQUE" });
  expect(returned).toMatchObject({
    refund: { method: "CHEQUE", state: "SUCCEEDED", amount: { cents: 3_000 }, reason: "Rendez-vous annulé", oweAgain: false },
    payment: { refundable: { cents: 2_000 }, invoices: [{ amount: { cents: 5_000 }, refundable: { cents: 2_000 } }] },
    invoice: { status: "PARTIALLY_REFUNDED", balance: { cents: 0 }, refunded: { cents: 3_000 } },
    errors: [],
  });
  const owed = await giveBack(paymentIdOf(first), invoice, { amountCents: 4_000, method: "CASH", oweAgain: true });
  expect(owed.invoice).toMatchObject({ status: "PAYMENT_DUE", balance: { cents: 4_000 }, refunded: { cents: 7_000 } });
  expect(await entriesOf(invoice)).toEqual([
    ...["CHARGE 10000 0", "PAYMENT -4000 0 DEBIT", "PAYMENT -5000 0 CHEQUE", "WRITE_OFF -1000 0"],
    ...["REFUND 3000 0 CHEQUE", "CREDIT -3000 0 CHEQUE", "REFUND 4000 0 CASH"],
  ]);

  const history = "history { kind amount { cents } method reason reasonCode } refunds { amount { cents } reason actor { name kind } }";
  const staff = await seenInvoice(desk, invoice.id, history);
  expect(staff.history.map(({ reason }: { reason: string | null }) => reason)).toEqual([
    ...[null, null, "Chèque 117", "Geste de courtoisie"],
    ...["Rendez-vous annulé", "Rendez-vous annulé", "Rendez-vous annulé"],
  ]);
  expect(staff.refunds).toEqual([
    { amount: { cents: 4_000 }, reason: "Rendez-vous annulé", actor: { name: "ADMIN demo", kind: "STAFF" } },
    { amount: { cents: 3_000 }, reason: "Rendez-vous annulé", actor: { name: "ADMIN demo", kind: "STAFF" } },
  ]);
  const phone = await house.clinic.signInPatient(patient);
  const own = await seenInvoice(phone, invoice.id, "history { kind amount { cents } method reason } payments { method amount { cents } }");
  expect(own.history.map(({ kind, amount }: { kind: string; amount: { cents: number } }) => `${kind} ${amount.cents}`)).toEqual([
    ...["CHARGE 10000", "PAYMENT -4000", "PAYMENT -5000", "WRITE_OFF -1000", "REFUND 3000", "CORRECTION -3000", "REFUND 4000"],
  ]);
  expect(JSON.stringify(own)).not.toMatch(/117|courtoisie|annulé/);
  for (const field of ["refunds { id }", "payments { refundable { cents } }", "payments { invoices { refundable { cents } } }"])
    expect(
      await phone.refusal(`query ($id: ID!) { node(id: $id) { ... on Invoice { ${field} } } }`, { id: toGlobalId("Invoice", invoice.id) }),
    )
      // One for each payment.
      .toEqual(expect.arrayContaining(["FORBIDDEN"]));

  const who = `staff ${patient.id}`;
  expect(await actionsOn(invoice.id)).toEqual([`payment.recorded ${who}`, `payment.recorded ${who}`, `invoice.written-off ${who}`]);
  expect(await actionsOn(paymentIdOf(second))).toEqual([`payment.refunded ${who}`]);
});

test("what was overpaid is given back without being forgiven", async () => {
  const invoice = await issue(5_000);
  const paid = await receive(invoice, { amountCents: 5_000 });
  await house.portail.database.transaction(async (tx) => {
    const held = await holdInvoices(tx, clinicId(), [invoice.id]);
    const correction = { kind: "CORRECTION", reasonCode: "STAFF", balanceCents: -2_000, stripeCents: 0, sourceKey: newId() } as const;
    const of = { invoiceId: invoice.id, patientId: patient.id, occurredAt: now(), actor: "staff:test" };
    await addEntries(tx, clinicId(), held, [{ ...correction, ...of }], now());
  });
  await giveBack(paymentIdOf(paid), invoice, { amountCents: 3_000 });
  expect((await entriesOf(invoice)).slice(3)).toEqual(["REFUND 3000 0 CASH", "CREDIT -1000 0 CASH"]);
});

describe("the day on which money was received", () => {
  test.each([
    { what: "today", receivedOn: "2026-03-14", at: "2026-03-14T15:00:00.000Z" },
    { what: "a day since the issue", receivedOn: "2026-03-12", at: "2026-03-12T04:00:00.000Z" },
    { what: "the day of the issue, but not before it", receivedOn: "2026-03-10", at: "2026-03-10T15:00:00.000Z" },
  ])("is $what", async ({ receivedOn, at }) => {
    const invoice = await issue(2_000, later(now(), -days(4)));
    const { payment, errors } = await receive(invoice, { receivedOn });
    expect({ errors, settledAt: payment?.settledAt, startedAt: payment?.startedAt }).toEqual({ errors: [], settledAt: at, startedAt: at });
    const entry = await manager().findOneByOrFail(LedgerEntry, { clinicId: clinicId(), invoiceId: invoice.id, kind: "PAYMENT" });
    expect(entry).toMatchObject({ occurredAt: new Date(at), recordedAt: now() });
  });
});

interface Refusal {
  readonly what: string;
  readonly operation: "recordPayment" | "writeOffInvoice" | "refundPayment";
  readonly input: object;
  readonly error: object;
}

const invalid = (field: string, messages = expect.anything() as object) => ({
  code: "VALIDATION_FAILED",
  path: ["input", field],
  messages,
});

const everywhere: readonly Omit<Refusal, "operation">[] = [
  {
    what: "nothing",
    input: { amountCents: 0 },
    error: invalid("amountCents", { fr: "Indiquez un montant d'au moins un cent.", en: "Give an amount of at least one cent." }),
  },
  { what: "less than nothing", input: { amountCents: -100 }, error: invalid("amountCents") },
  { what: "more than there can be", input: { amountCents: 100_000_000 }, error: invalid("amountCents") },
  { what: "more than there is", input: { amountCents: 3_001 }, error: invalid("amountCents") },
  { what: "no key", input: { requestKey: " " }, error: invalid("requestKey") },
  { what: "too long a key", input: { requestKey: "k".repeat(65) }, error: invalid("requestKey") },
  {
    what: "an invoice of nobody",
    input: { invoiceId: toGlobalId("Invoice", newId()) },
    error: { code: "NOT_FOUND", path: ["input", "invoiceId"] },
  },
  {
    what: "a payment for an invoice",
    input: { invoiceId: toGlobalId("Payment", newId()) },
    error: { code: "NOT_FOUND", path: ["input", "invoiceId"] },
  },
];

const withReason: readonly Omit<Refusal, "operation">[] = [
  { what: "no reason", input: { reason: " \n " }, error: invalid("reason") },
  { what: "too long a reason", input: { reason: "r".repeat(301) }, error: invalid("reason") },
];

const refusals: readonly Refusal[] = [
  ...(["recordPayment", "writeOffInvoice", "refundPayment"] as const).flatMap((operation) =>
    everywhere.map((each) => ({ operation, ...each })),
  ),
  ...(["writeOffInvoice", "refundPayment"] as const).flatMap((operation) => withReason.map((each) => ({ operation, ...each }))),
  { operation: "recordPayment", what: "no day", input: { receivedOn: "2026-02-30" }, error: invalid("receivedOn") },
  {
    operation: "recordPayment",
    what: "tomorrow",
    input: { receivedOn: "2026-03-15" },
    error: invalid("receivedOn", { fr: "Ce jour n'est pas encore venu.", en: "This day has not come yet." }),
  },
  { operation: "recordPayment", what: "a day before the issue", input: { receivedOn: "2026-03-13" }, error: invalid("receivedOn") },
  { operation: "recordPayment", what: "too long a note", input: { note: "n".repeat(301) }, error: invalid("note") },
  {
    operation: "refundPayment",
    what: "a payment of nobody",
    input: { paymentId: toGlobalId("Payment", newId()) },
    error: { code: "NOT_FOUND", path: ["input", "paymentId"] },
  },
  {
    operation: "refundPayment",
    what: "an invoice for a payment",
    input: { paymentId: toGlobalId("Invoice", newId()) },
    error: { code: "NOT_FOUND", path: ["input", "paymentId"] },
  },
  { operation: "refundPayment", what: "cash to a card", input: { method: "CARD" }, error: invalid("method") },
];

describe("is refused with its reason, and nothing is moved", () => {
  let invoice: Invoice;
  let paymentId: string;

  beforeAll(async () => {
    invoice = await issue(6_000);
    paymentId = paymentIdOf(await receive(invoice, { amountCents: 3_000 }));
  });

  test.each(refusals)("$operation: $what", async ({ operation, input, error }) => {
    const before = await entriesOf(invoice);
    const made =
      operation === "refundPayment" ? deskInput.refundPayment(paymentId, invoice.id, input) : deskInput[operation](invoice.id, input);
    const answered = await atDesk(admin, operation, made);
    expect(answered).toMatchObject({ invoice: null, errors: [error] });
    expect(await entriesOf(invoice)).toEqual(before);
  });

  test.each([
    { state: { state: "DRAFT" as const, settlement: "DRAFT" as const }, obstacle: "NOT_ISSUED" },
    { state: { state: "VOID" as const, settlement: "VOID" as const }, obstacle: "VOID" },
  ])("an invoice that is $obstacle", async ({ state, obstacle }) => {
    const other = await issue(2_000);
    await house.portail.database.transaction((tx) => tx.update(Invoice, { clinicId: clinicId(), id: other.id }, state));
    for (const answered of [await receive(other), await writeOff(other)])
      expect(answered.errors).toMatchObject([{ __typename: "InvoiceNotPayable", path: ["input", "invoiceId"], obstacle }]);
  });

  test("an invoice that is paid", async () => {
    const other = await issue(1_000);
    await receive(other);
    for (const answered of [await receive(other), await writeOff(other)])
      expect(answered.errors).toMatchObject([{ code: "INVOICE_NOT_PAYABLE", obstacle: "PAID" }]);
  });

  test("a payment for another of its patient's invoices", async () => {
    const other = await issue(1_000);
    expect((await giveBack(paymentId, other)).errors).toMatchObject([{ code: "NOT_FOUND", path: ["input", "invoiceId"] }]);
  });

  test("a payment that is final can't be given up", async () => {
    const answered = await atDesk(admin, "abandonPayment", deskInput.abandonPayment(paymentId));
    expect(answered).toMatchObject({ payment: null, errors: [{ code: "CONFLICT", path: ["input", "paymentId"] }] });
    const nothing = await atDesk(admin, "abandonPayment", deskInput.abandonPayment(newId(), { reason: "" }));
    expect(nothing.errors).toMatchObject([invalid("reason")]);
    expect(codesOf(await atDesk(admin, "abandonPayment", deskInput.abandonPayment(newId())))).toEqual(["NOT_FOUND"]);
  });
});

describe("the same call again", () => {
  test("answers the same and does nothing more; the key of another call is refused", async () => {
    const invoice = await issue(6_000);
    const twice = async (operation: DeskOperation, input: object, different: object) => {
      const first = await atDesk(admin, operation, input);
      const before = await entriesOf(invoice);
      const second = await atDesk(admin, operation, input);
      expect(first.errors).toEqual([]);
      expect(second).toEqual(first);
      const other = await atDesk(admin, operation, { ...input, ...different });
      expect(other.errors).toMatchObject([{ code: "CONFLICT", path: ["input", "requestKey"] }]);
      expect(await entriesOf(invoice)).toEqual(before);
      return first;
    };
    const paid = await twice("recordPayment", deskInput.recordPayment(invoice.id, { amountCents: 4_000 }), { amountCents: 1_001 });
    await twice("refundPayment", deskInput.refundPayment(paymentIdOf(paid), invoice.id), { oweAgain: true });
    await twice("writeOffInvoice", deskInput.writeOffInvoice(invoice.id), { reason: "Autre" });
  });

  test("is another's where somebody else makes it", async () => {
    const invoice = await issue(6_000);
    const input = deskInput.recordPayment(invoice.id);
    expect((await atDesk(admin, "recordPayment", input)).invoice.balance.cents).toBe(5_000);
    expect((await atDesk(desk, "recordPayment", input)).invoice.balance.cents).toBe(4_000);
  });

  test("eight times at once at two servers does it once", async () => {
    const invoice = await issue(6_000);
    const paid = await receive(invoice, { amountCents: 2_000 });
    const clients = [admin, crossed(admin)];
    const operations: readonly [DeskOperation, object][] = [
      ["recordPayment", deskInput.recordPayment(invoice.id)],
      ["writeOffInvoice", deskInput.writeOffInvoice(invoice.id)],
      ["refundPayment", deskInput.refundPayment(paymentIdOf(paid), invoice.id)],
    ];
    for (const [operation, input] of operations) {
      const answers = await Promise.all(Array.from({ length: 8 }, (_, place) => atDesk(clients[place % 2]!, operation, input)));
      expect(answers.flatMap(codesOf)).toEqual([]);
    }
    expect((await entriesOf(invoice)).slice(2)).toEqual([
      "PAYMENT -1000 0 CASH",
      "WRITE_OFF -1000 0",
      "REFUND 1000 0 CASH",
      "CREDIT -1000 0 CASH",
    ]);
  });
});

describe("at once, at two servers", () => {
  test("ten parts never exceed the balance", async () => {
    const invoice = await issue(5_500);
    const clients = [desk, crossed(desk), admin, crossed(admin)];
    const answers = await Promise.all(Array.from({ length: 10 }, (_, place) => receive(invoice, {}, clients[place % 4]!)));
    const kept = answers.filter(({ errors }) => errors.length === 0);
    expect(kept).toHaveLength(5);
    expect(new Set(answers.flatMap(codesOf))).toEqual(new Set(["VALIDATION_FAILED"]));
    expect(await manager().findOneBy(Invoice, { clinicId: clinicId(), id: invoice.id })).toMatchObject({
      balanceCents: 500,
      paidCents: 5_000,
    });
  });

  test("refunds never exceed what was paid, and write-offs never what is owed", async () => {
    const invoice = await issue(8_000);
    const paid = await receive(invoice, { amountCents: 4_500 });
    const clients = [admin, crossed(admin)];
    const back = Array.from({ length: 8 }, (_, place) => giveBack(paymentIdOf(paid), invoice, {}, clients[place % 2]!));
    const off = Array.from({ length: 8 }, (_, place) => writeOff(invoice, {}, clients[place % 2]!));
    await Promise.all([...back, ...off]);
    const row = await manager().findOneByOrFail(Invoice, { clinicId: clinicId(), id: invoice.id });
    expect(row).toMatchObject({ refundedCents: 4_000, writtenOffCents: 3_000, balanceCents: 500 });
  });
});

describe("who may not", () => {
  const operations: readonly DeskOperation[] = ["recordPayment", "refundPayment", "writeOffInvoice", "abandonPayment"];

  const inputOf = (operation: DeskOperation, invoice: Invoice, paymentId: string): object =>
    operation === "refundPayment"
      ? deskInput.refundPayment(paymentId, invoice.id)
      : operation === "abandonPayment"
        ? deskInput.abandonPayment(paymentId)
        : deskInput[operation](invoice.id);

  test("move money is refused, whoever they are, and nothing is moved", async () => {
    const invoice = await issue(6_000);
    const paymentId = paymentIdOf(await receive(invoice, { amountCents: 2_000 }));
    const maple = await TestClinic.open(house.portail, "maple");
    const foreign = house.portail.browser();
    for (const [name, value] of (await maple.staff("ADMIN")).cookies) foreign.cookies.set(name, value);
    const scoped = async (...without: readonly string[]) =>
      house.portail.program(await house.clinic.tokenWith(...consumerScopes.filter((scope) => !without.includes(scope))));
    const callers: readonly [ApiClient, readonly DeskOperation[], string][] = [
      [house.portail.browser(), operations, "UNAUTHENTICATED"],
      [foreign, operations, "UNAUTHENTICATED"],
      [house.portail.program(maple.token), operations, "UNAUTHENTICATED"],
      [await house.clinic.signInPatient(patient), operations, "FORBIDDEN"],
      [await house.clinic.staff("SUPPORT"), operations, "FORBIDDEN"],
      [desk, ["refundPayment", "writeOffInvoice", "abandonPayment"], "FORBIDDEN"],
      [await scoped("BILLING_WRITE"), ["recordPayment"], "FORBIDDEN"],
      [await scoped("REFUNDS"), ["refundPayment", "writeOffInvoice", "abandonPayment"], "FORBIDDEN"],
    ];
    const before = await entriesOf(invoice);
    for (const [caller, refused, code] of callers)
      for (const operation of refused)
        expect(await refusedAtDesk(caller, operation, inputOf(operation, invoice, paymentId))).toEqual([code]);
    const atMaple = await maple.staff("ADMIN");
    for (const operation of operations) {
      const answered = await atDesk(atMaple, operation, inputOf(operation, invoice, paymentId));
      expect(codesOf(answered)).toEqual(["NOT_FOUND"]);
    }
    expect(await entriesOf(invoice)).toEqual(before);
    const consumer = house.portail.program(await house.clinic.tokenWith("BILLING_WRITE", "BILLING_READ", "REFUNDS", "PATIENTS_READ"));
    expect((await receive(invoice, {}, consumer)).errors).toEqual([]);
    expect((await giveBack(paymentId, invoice, {}, consumer)).errors).toEqual([]);
    expect((await writeOff(invoice, {}, consumer)).errors).toEqual([]);
  });
});
