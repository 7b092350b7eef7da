import type { EntityManager } from "typeorm";
import { recordAudit } from "../../audit/record-audit.ts";
import type { BillingHappening, BillingHook } from "../billing-hook.ts";
import { tellHooks } from "../billing-hook.ts";
import { Refund } from "../desk/refund.entity.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";
import type { HeldInvoices } from "../ledger/hold-invoices.ts";
import { holdInvoices } from "../ledger/hold-invoices.ts";
import type { LedgerEntry } from "../ledger/ledger-entry.entity.ts";
import { withdrawFindings } from "../stripe-events/findings/report-finding.ts";
import type { PaymentWithParts } from "./find-payment.ts";
import { invoicesOf } from "./find-payment.ts";
import { movePayment } from "./move-payment.ts";
import { Payment } from "./payment.entity.ts";
import { enterMovements } from "./truth/enter-movements.ts";
import type { PaymentReading } from "./truth/known-of-payment.ts";
import { knownOf } from "./truth/known-of-payment.ts";
import { moveRefunds, planRefundMoves } from "./truth/move-refunds.ts";

export interface Applied {
  readonly payment: Payment;
  /** The entries that the ledger had not. */
  readonly added: readonly LedgerEntry[];
  /** For `tellKept`, once the transaction is kept. */
  readonly happened: readonly BillingHappening[];
}

interface Applying {
  readonly hooks: readonly BillingHook[];
  readonly at: Date;
  /** Why the payment ended, where Stripe says that its page has expired: somebody made it so. */
  readonly whyExpired?: string;
}

/** Who is written down where Stripe said so. */
export const byStripe = (clinicId: string) =>
  ({ kind: "anonymous", clinicId, origin: { requestId: "stripe", networkAddress: null } }) as const;

interface Ended {
  readonly before: Payment;
  readonly payment: Payment;
  readonly refunds: readonly Refund[];
  readonly added: readonly LedgerEntry[];
  readonly invoices: readonly Invoice[];
  readonly owed: ReadonlySet<string>;
  readonly at: Date;
}

function happenedIn({ before, payment, refunds, added, invoices, owed, at }: Ended): BillingHappening[] {
  const { clinicId, patientId } = payment;
  const about = { clinicId, patientId, at, actor: null };
  const received = payment.state === "SUCCEEDED" && before.state !== "SUCCEEDED";
  const paid = invoices.filter(({ id, settlement }) => owed.has(id) && settlement === "PAID");
  const sent = added.flatMap(({ kind, refundId, invoiceId }) => {
    const refund = kind === "REFUND" ? refunds.find(({ id }) => id === refundId) : undefined;
    const invoice = invoices.find(({ id }) => id === invoiceId);
    return refund && invoice ? [{ ...about, kind: "REFUND_SENT" as const, refund, invoice }] : [];
  });
  return [
    ...(received ? [{ ...about, kind: "PAYMENT_RECEIVED" as const, payment, invoices }] : []),
    ...paid.map((invoice) => ({ ...about, kind: "INVOICE_PAID" as const, invoice })),
    ...sent,
  ];
}

const isOwed = ({ settlement }: Invoice): boolean => settlement === "OPEN" || settlement === "PROCESSING";

/** Reads everything anew: what the transaction did before it held the invoices may be old. */
async function readHeld(tx: EntityManager, { clinicId, id }: Payment): Promise<[Payment, Refund[]]> {
  const payment = await tx.findOneByOrFail(Payment, { clinicId, id });
  return [payment, await tx.findBy(Refund, { clinicId, paymentId: id })];
}

/**
 * The one place where what Stripe says of a payment becomes what the portal knows: entries in the ledger, the payment's and its refunds'
 * state, findings for staff, notices. Whoever reads a payment at Stripe applies it by this, in a transaction that has done nothing yet.
 * The same again changes nothing, in whatever order readings arrive.
 */
export async function applySnapshot(
  tx: EntityManager,
  { hooks, at, whyExpired }: Applying,
  found: PaymentWithParts,
  reading: PaymentReading,
): Promise<Applied> {
  const { clinicId } = found.payment;
  const { parts } = found;
  const held: HeldInvoices = await holdInvoices(tx, clinicId, invoicesOf(found));
  const [before, refunds] = await readHeld(tx, found.payment);
  const invoices = [...held.values()];
  const owed = new Set(invoices.filter(isOwed).map(({ id }) => id));
  const { snapshot } = reading;
  const added = await enterMovements(tx, held, { payment: before, parts, refunds, snapshot, at });
  const change = { ...knownOf(before, reading, whyExpired ?? null, at), checkedAt: at };
  const payment = await movePayment(tx, held, { payment: before, parts }, change, at);
  await moveRefunds(tx, clinicId, planRefundMoves(refunds, snapshot.refunds, at));
  if (before.state === "UNRESOLVED" && payment.state !== before.state)
    await withdrawFindings(tx, { clinicId, kind: "ACCOUNT_UNREACHABLE", paymentId: payment.id }, at);
  if (payment.state !== before.state) {
    const entry = { action: `payment.${payment.state.toLowerCase()}`, subjectId: payment.id, patientId: payment.patientId };
    await recordAudit(tx, byStripe(clinicId), at, { ...entry, changedFields: ["state"] });
  }
  const happened = happenedIn({ before, payment, refunds, added, invoices, owed, at });
  for (const each of happened) await tellHooks(hooks, tx, each);
  return { payment, added, happened };
}
