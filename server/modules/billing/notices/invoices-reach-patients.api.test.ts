import path from "node:path";
import { listInbox } from "../../../gateways/inbox/inbox-folder.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { hours } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { LimitRow } from "../../limits/limit-row.entity.ts";
import { refuseMessages } from "../../notifications/testing/undelivered.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { noticeSentTo } from "../../sign-in/testing/notices.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";
import { elementsOf, linesOf, readPdf } from "../pdf/testing/read-pdf.ts";
import { deskInput } from "../testing/desk-calls.ts";
import { aDraft, aLine, anInvoice, beginBilling, setBilling, withStripe } from "../testing/invoices.ts";

let portail: Portail;
let clinic: TestClinic;
let maple: TestClinic;
let desk: ApiClient;
let admin: ApiClient;
let patient: Patient;

beforeAll(async () => {
  portail = await startPortail({ config: withStripe });
  clinic = await TestClinic.open(portail, "demo");
  maple = await TestClinic.open(portail, "maple");
  await beginBilling(portail, clinic);
  await beginBilling(portail, maple);
});

afterAll(() => portail.stop());

beforeEach(async () => {
  desk = await clinic.staff("DESK");
  admin = await clinic.staff("ADMIN");
  patient = await clinic.patient({ notificationMethod: "EMAIL", firstName: "Zéphirine", lastName: "Desrochers" });
  await setBilling(portail, clinic, true);
});

const operation = (name: string, fields: string): string => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} errors { code path } } }`;
};

/** All of it, in cash, at the desk. Answers the payment's id. */
async function receive({ id, totalCents: amountCents }: Invoice): Promise<string> {
  const input = { ...deskInput.recordPayment(id, { amountCents }), receivedOn: portail.clock.now().toISOString().slice(0, 10) };
  const { recordPayment } = await desk.data(operation("recordPayment", "payment { id }"), { input });
  expect(recordPayment.errors).toEqual([]);
  return recordPayment.payment.id;
}

async function giveBack(invoice: Invoice, paymentId: string): Promise<void> {
  const input = { ...deskInput.refundPayment(newId(), invoice.id), paymentId };
  expect((await admin.data(operation("refundPayment", "refund { id }"), { input })).refundPayment.errors).toEqual([]);
}

const received = async ({ email, mobile }: Patient) => {
  await portail.services.worker.deliverDue();
  const all = await listInbox(path.join(portail.folder, "inbox"));
  return all.filter(({ to, text }) => [email, mobile].includes(to) && text.includes("/notification#")).toReversed();
};

const open = `mutation ($input: OpenNotificationInput!) { openNotification(input: $input) { notification { kind leadsTo { page invoiceId } } } }`;

const leadOf = async (token: string) => (await portail.browser().data(open, { input: { token } })).openNotification.notification;

describe("a patient is told", () => {
  test("of an invoice, of what they paid and of what goes back; each leads to the invoice, none says what for or how much", async () => {
    const invoice = await anInvoice(portail, clinic, patient);
    const leadsTo = { page: "INVOICE", invoiceId: toGlobalId("Invoice", invoice.id) };
    expect(await leadOf((await noticeSentTo(portail, patient.email!)).token)).toEqual({ kind: "INVOICE", leadsTo });
    const paymentId = await receive(invoice);
    expect(await leadOf((await noticeSentTo(portail, patient.email!)).token)).toEqual({ kind: "PAYMENT_RECEIVED", leadsTo });
    await giveBack(invoice, paymentId);
    expect(await leadOf((await noticeSentTo(portail, patient.email!)).token)).toEqual({ kind: "REFUND_SENT", leadsTo });
    const messages = await received(patient);
    expect(messages.map(({ subject }) => subject?.replace(/^.*: /, ""))).toEqual([
      expect.stringContaining("une facture vous attend"),
      expect.stringContaining("votre paiement est reçu"),
      expect.stringContaining("un remboursement pour vous"),
    ]);
    for (const { subject, text, html } of messages)
      for (const said of [subject, text, html]) expect(said).not.toMatch(/Séance|97110|80[,.]00|\$|Zéphirine|Desrochers|Témoin/);
  });

  test("by text message and in English where they want that", async () => {
    const other = await clinic.patient({ notificationMethod: "BOTH", language: "en", mobile: "+15145550177" });
    await anInvoice(portail, clinic, other);
    const messages = await received(other);
    expect(messages.map(({ channel }) => channel).toSorted()).toEqual(["EMAIL", "SMS"]);
    for (const { text } of messages) expect(text).toMatch(/invoice/i);
  });

  test.each<[string, object, string]>([
    ["wants none", { notificationMethod: "NONE" }, "METHOD_NONE"],
    ["unsubscribed", { unsubscribedFromEmail: true }, "UNSUBSCRIBED"],
    ["has no access", { verified: false }, "NO_EFFECTIVE_ACCESS"],
  ])("nothing who %s, and staff see so beforehand; money goes its way", async (_, fields, obstacle) => {
    const other = await clinic.patient({ notificationMethod: "EMAIL", ...fields });
    const invoice = await anInvoice(portail, clinic, other);
    await receive(invoice);
    expect(await received(other)).toEqual([]);
    const query = "query ($id: ID!) { node(id: $id) { ... on Invoice { notice { channels obstacle } balance { cents } } } }";
    const { node } = await desk.data(query, { id: toGlobalId("Invoice", invoice.id) });
    expect(node).toEqual({ notice: { channels: [], obstacle }, balance: { cents: 0 } });
  });

  test("nothing while billing is off; on, staff see how they would be", async () => {
    const draft = await aDraft(portail, clinic, patient);
    const query = "query ($id: ID!) { node(id: $id) { ... on Invoice { notice { channels obstacle } } } }";
    const notice = async () => (await desk.data(query, { id: toGlobalId("Invoice", draft.id) })).node.notice;
    expect(await notice()).toEqual({ channels: ["EMAIL"], obstacle: null });
    await setBilling(portail, clinic, false);
    desk = await clinic.staff("DESK");
    expect(await notice()).toEqual({ channels: [], obstacle: "BILLING_OFF" });
    await anInvoice(portail, clinic, patient);
    expect(await received(patient)).toEqual([]);
  });

  test("and staff see by its name what could not be delivered", async () => {
    await anInvoice(portail, clinic, patient);
    await refuseMessages(portail);
    const { undeliveredMessages } = await desk.data("{ undeliveredMessages { edges { node { kind kindText { fr en } } } } }");
    expect(undeliveredMessages.edges[0].node).toEqual({ kind: "INVOICE", kindText: { fr: "Avis de facture", en: "Invoice notice" } });
  });
});

describe("the PDF", () => {
  const pathOf = ({ id }: Invoice, document = "invoice", language = "fr", app = "") =>
    `/files/invoices/${toGlobalId("Invoice", id)}.pdf?document=${document}&language=${language}${app && `&app=${app}`}`;
  const actions = async ({ id }: Invoice) =>
    (await portail.database.manager.find(AuditEvent, { where: { subjectId: id }, order: { id: "ASC" } })).map(
      ({ actorKind, action, patientId }) => [actorKind, action, patientId] as const,
    );

  test("of their own invoice and receipt is read by the patient, closed to caches and to everything else", async () => {
    const invoice = await anInvoice(portail, clinic, patient);
    await receive(invoice);
    const browser = await clinic.signInPatient(patient);
    const { status, headers, bytes } = await browser.send(pathOf(invoice));
    expect([status, headers["content-type"], headers["content-disposition"]]).toEqual([
      ...[200, "application/pdf", `inline; filename="facture-${String(invoice.number).padStart(6, "0")}.pdf"`],
    ]);
    expect([headers["cache-control"], headers["content-security-policy"], headers["x-content-type-options"]]).toEqual([
      ...["no-store", "default-src 'none'; sandbox", "nosniff"],
    ]);
    const text = linesOf(readPdf(bytes).root);
    for (const said of ["Clinique Témoin inc.", "Zéphirine Desrochers", "97110"]) expect(text).toContain(said);
    const receipt = await browser.send(pathOf(invoice, "receipt", "en", "portal"));
    expect(receipt.headers["content-disposition"]).toMatch(/filename="receipt-\d{6}-1\.pdf"/);
    expect(linesOf(readPdf(receipt.bytes).root).join("\n")).toMatch(/Invoice paid in full on/);
    expect((await browser.send(pathOf(invoice, "receipt", "en"))).bytes.equals(receipt.bytes)).toBe(true);
    const { node } = await browser.data("query ($id: ID!) { node(id: $id) { ... on Invoice { pdfUrl receiptUrl } } }", {
      id: toGlobalId("Invoice", invoice.id),
    });
    for (const url of [node.pdfUrl, node.receiptUrl]) expect((await browser.send(url)).status).toBe(200);
    expect((await actions(invoice)).filter(([kind]) => kind === "patient")).toEqual([]);
  });

  test("is nobody else's: another patient, another clinic, support, a program without the scope, nobody", async () => {
    const invoice = await anInvoice(portail, clinic, patient);
    const callers = [
      ...[portail.browser(), await clinic.signInPatient(await clinic.patient()), await clinic.staff("SUPPORT")],
      ...[await maple.staff("ADMIN"), portail.program(maple.token, "maple")],
      portail.program(await clinic.tokenWith("PATIENTS_READ", "BILLING_WRITE", "REFUNDS")),
    ];
    for (const caller of callers) {
      const { status, headers, text } = await caller.send(pathOf(invoice));
      expect([status, headers["cache-control"]]).toEqual([404, "no-store"]);
      expect(text).not.toMatch(/Zéphirine|Témoin|%PDF/);
    }
    expect((await actions(invoice)).filter(([, action]) => action.endsWith("printed"))).toEqual([]);
    for (const wrong of [
      "/files/invoices/x.pdf",
      pathOf(invoice).replace(".pdf", ""),
      pathOf(invoice, "other"),
      pathOf(invoice, "receipt"),
    ])
      expect((await desk.send(wrong)).status).toBe(404);
  });

  test("is read by staff and programs with a trace; a draft by them alone, and marked as one", async () => {
    const draft = await aDraft(portail, clinic, patient, { lines: [aLine({ description: "Brouillonnage" })] });
    const { bytes, headers } = await desk.send(pathOf(draft, "invoice", "fr", "admin"));
    expect(headers["content-disposition"]).toContain("facture-brouillon.pdf");
    expect(readPdf(bytes).artifacts[0]).toMatch(/^BROUILLON\n/);
    expect(elementsOf(readPdf(bytes).root, "H1")).toHaveLength(1);
    expect((await (await clinic.signInPatient(patient)).send(pathOf(draft))).status).toBe(404);
    const invoice = await anInvoice(portail, clinic, patient);
    const headersOf = { authorization: `Bearer ${clinic.token}` };
    expect((await portail.browser().send(pathOf(invoice), { headers: headersOf })).status).toBe(200);
    expect((await desk.send(pathOf(invoice))).status).toBe(200);
    const printed = (await actions(invoice)).filter(([, action]) => action === "invoice.printed");
    expect(printed).toEqual([
      ["consumer", "invoice.printed", patient.id],
      ["staff", "invoice.printed", patient.id],
    ]);
  });

  test("stays the patient's where it is the receipt for what they paid and billing was switched off; the invoice doesn't", async () => {
    const [paid, open] = [await anInvoice(portail, clinic, patient), await anInvoice(portail, clinic, patient)];
    await receive(paid);
    const browser = await clinic.signInPatient(patient);
    await setBilling(portail, clinic, false);
    const statuses = [pathOf(paid, "receipt"), pathOf(paid), pathOf(open), pathOf(open, "receipt")].map((one) => browser.send(one));
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([200, 404, 404, 404]);
  });

  test("is said as it was when the invoice was issued, whatever becomes of the chart", async () => {
    const invoice = await anInvoice(portail, clinic, patient);
    const before = (await desk.send(pathOf(invoice))).bytes;
    await portail.services.patients.upsert(clinic.consumer, [{ externalId: patient.externalId!, lastName: "Autrement" }], "fr");
    portail.clock.advance(hours(1));
    desk = await clinic.staff("DESK");
    expect((await desk.send(pathOf(invoice))).bytes.equals(before)).toBe(true);
  });

  test("is drawn sixty times an hour for a patient at most", async () => {
    const { manager } = portail.database;
    const invoice = await anInvoice(portail, clinic, patient);
    const browser = await clinic.signInPatient(patient);
    const before = new Set((await manager.find(LimitRow)).map(({ key }) => key));
    expect((await browser.send(pathOf(invoice))).status).toBe(200);
    const [row] = (await manager.find(LimitRow)).filter(({ key }) => !before.has(key));
    const { clinicId, key, instants } = row!;
    await manager.update(LimitRow, { clinicId, key }, { instants: Array.from({ length: 60 }, () => instants[0]!) });
    const { status, text } = await browser.send(pathOf(invoice));
    expect([status, text]).toEqual([429, expect.stringContaining("dans une heure")]);
    portail.clock.advance(hours(1));
    expect((await (await clinic.signInPatient(patient)).send(pathOf(invoice))).status).toBe(200);
  });
});
