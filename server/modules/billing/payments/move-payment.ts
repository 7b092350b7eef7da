import type { EntityManager, QueryDeepPartialEntity } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { HeldInvoices } from "../ledger/hold-invoices.ts";
import { settleInvoice } from "../ledger/settle-invoice.ts";
import type { PaymentWithParts } from "./find-payment.ts";
import { PaymentPart } from "./payment-part.entity.ts";
import type { PaymentState } from "./payment-state.ts";
import { isOpenPayment } from "./payment-state.ts";
import { Payment } from "./payment.entity.ts";

/** What may change in a payment's row. Its state and how far it has come change here alone. */
export type PaymentChange = Partial<
  Omit<Payment, "clinicId" | "id" | "patientId" | "method" | "amountCents" | "params" | "idempotencyKey">
>;

/** Whether its invoices wait for the bank: as long as nobody knows better. */
const waits = (to: PaymentState, before: boolean): boolean => to === "PROCESSING" || (to === "UNRESOLVED" && before);

/**
 * Moves a payment whose invoices the transaction holds. Where it ends, its invoices are free for another one; while a bank takes its
 * time with it, they say so.
 */
export async function movePayment(
  tx: EntityManager,
  held: HeldInvoices,
  { payment, parts }: PaymentWithParts,
  change: PaymentChange,
  at: Date,
): Promise<Payment> {
  const { clinicId, id, state, progress } = payment;
  const update = await tx.update(Payment, { clinicId, id, state, progress }, change as QueryDeepPartialEntity<Payment>);
  if (affectedRows(update) !== 1) throw new Error("The payment's invoices are not held.");
  const moved = Object.assign(new Payment(), payment, change);
  if (!isOpenPayment(state)) return moved;
  if (!isOpenPayment(moved.state)) await tx.update(PaymentPart, { clinicId, paymentId: id }, { openInvoiceId: null });
  for (const { invoiceId } of parts) {
    const invoice = held.get(invoiceId);
    if (!invoice) throw new Error("The payment's invoices are not held.");
    const processing = waits(moved.state, invoice.processing);
    if (invoice.processing !== processing) await settleInvoice(tx, invoice, { processing }, at);
  }
  return moved;
}
