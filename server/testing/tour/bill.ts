import { minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { BillingFinding } from "../../modules/billing/stripe-events/billing-finding.entity.ts";
import { pay } from "../../modules/billing/testing/card-payment-calls.ts";
import { deskInput } from "../../modules/billing/testing/desk-calls.ts";
import { aLine, anInvoice } from "../../modules/billing/testing/invoices.ts";
import { newWebhookSecret } from "../../stripe-simulator/world/ids.ts";
import { firstOf } from "./tour.ts";
import type { World } from "./world.ts";
import { idOf } from "./world.ts";

async function draw({ tour, desk, clinic }: World): Promise<string> {
  const patientId = idOf("Patient", await clinic.patient());
  await tour.send(desk, "NewInvoice", { patientId });
  await tour.send(desk, "TaxRates", { province: "QC" });
  const make = async () =>
    firstOf("Invoice", await tour.send(desk, "CreateInvoice", { input: { patientId, lines: [aLine()], requestKey: newId() } }));
  const { id } = await make();
  const { node } = await tour.send(desk, "EditInvoice", { id });
  await tour.send(desk, "UpdateInvoice", { input: { invoiceId: id, version: node.version, lines: [aLine({ unitPriceCents: 9_000 })] } });
  await tour.send(desk, "BeforeIssue", { id });
  await tour.send(desk, "IssueInvoice", { input: { invoiceId: id, version: (node.version as number) + 1 } });
  const other = await make();
  await tour.send(desk, "DiscardInvoice", { input: { invoiceId: other.id, version: 1 } });
  return id as string;
}

async function read({ tour, desk }: World, id: string, patientId: string): Promise<void> {
  await tour.send(desk, "InvoicePage", { id });
  await tour.send(desk, "InvoiceCounts");
  await tour.send(desk, "BillingFindingCount");
  await tour.send(desk, "PatientInvoices", { id: patientId, first: 20 });
  for (const statuses of [undefined, ["PAYMENT_DUE"], ["PAST_DUE"], ["PAID"], ["DRAFT"], ["PROCESSING"], ["PAID", "VOID", "REFUNDED"]])
    await tour.send(desk, "Invoices", { filter: { ...(statuses && { statuses }) }, first: 20 });
  const { invoices } = await tour.send(desk, "Invoices", { filter: {}, first: 1 });
  await tour.send(desk, "Invoices", { filter: {}, first: 20, after: invoices.pageInfo.endCursor });
  await tour.send(desk, "Invoices", { filter: { issuedFrom: "2020-01-01", issuedTo: "2040-01-01" }, first: 20 });
  for (const search of ["Tremblay", "1001", "Ève Tremblay"]) await tour.send(desk, "Invoices", { filter: { search }, first: 20 });
}

async function settle(world: World, invoiceId: string): Promise<void> {
  const { tour, admin, portail, clinic } = world;
  const recorded = await tour.send(admin, "RecordPayment", { input: { ...deskInput.recordPayment("x"), invoiceId } });
  const paymentId = firstOf("Payment", recorded).id as string;
  const back = { invoiceId, paymentId, amountCents: 500, method: "CASH", reason: "Rendez-vous annulé", requestKey: newId() };
  await tour.send(admin, "RefundPayment", { input: back });
  await tour.send(admin, "WriteOffInvoice", { input: { ...deskInput.writeOffInvoice("x"), invoiceId } });
  const patient = await clinic.patient();
  const other = await anInvoice(portail, clinic, patient);
  await tour.send(admin, "VoidInvoice", { input: { invoiceId: idOf("Invoice", other), reason: "Erreur" } });
}

/** By card, and given back. */
async function settleCards(world: World): Promise<void> {
  const { tour, admin, portail, clinic, stripe } = world;
  const patient = await clinic.patient();
  const phone = await clinic.signInPatient(patient);
  const invoice = await anInvoice(portail, clinic, patient);
  const begun = await pay(phone, [invoice]);
  stripe.pay(begun.payment.continueUrl, { method: "card" });
  await tour.send(phone, "CheckInvoicePayment", { input: { paymentId: begun.payment.id } });
  const back = {
    invoiceId: idOf("Invoice", invoice),
    paymentId: begun.payment.id,
    amountCents: 500,
    method: "CARD",
    reason: "Rendez-vous annulé",
  };
  await tour.send(admin, "RefundPayment", { input: { ...back, requestKey: newId() } });
}

/** One that nobody hears of again, as the clinic has taken another account. */
export async function abandonPayment(world: World): Promise<void> {
  const { tour, portail, clinic, stripe, support, program } = world;
  const patient = await clinic.patient();
  const begun = await pay(await clinic.signInPatient(patient), [await anInvoice(portail, clinic, patient)]);
  const keys = { secretKey: stripe.makeKey(stripe.openAccount()), webhookSecret: newWebhookSecret() };
  await tour.send(support, "SetStripeKeys", { input: keys });
  portail.clock.advance(minutes(45));
  await tour.during("payments", () => portail.services.cardPayments.sweep.run(new AbortController().signal));
  const input = { paymentId: begun.payment.id, reason: "Rien reçu", requestKey: newId() };
  await tour.send(program, "AbandonPayment", { input });
}

async function resolve({ tour, admin, portail, clinic }: World): Promise<void> {
  const at = portail.clock.now();
  const finding = {
    clinicId: clinic.clinic.id,
    id: newId(),
    kind: "LOST_EVENT",
    findingKey: "LOST_EVENT:1",
    patientId: null,
    foundAt: at,
  } as const;
  await portail.database.manager.insert(BillingFinding, { ...finding, resolved: false, resolvedAt: null, resolvedBy: null, note: null });
  for (const resolved of [false, true]) await tour.send(admin, "BillingFindings", { resolved, first: 20 });
  await tour.send(admin, "ResolveBillingFinding", { input: { id: idOf("BillingFinding", finding), note: "Vérifié" } });
}

/** All that staff do with invoices and with what is paid. */
export async function bill(world: World): Promise<void> {
  const { tour, admin, clinic } = world;
  const { billingProfile } = await tour.send(admin, "BillingProfilePage");
  await tour.send(admin, "SaveBillingProfile", { input: { version: billingProfile.version, paymentDays: 45 } });
  const invoiceId = await draw(world);
  await read(world, invoiceId, idOf("Patient", await clinic.patient()));
  await settle(world, invoiceId);
  await settleCards(world);
  await resolve(world);
}
