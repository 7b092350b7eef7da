import type { EntityManager } from "typeorm";
import { findAsked } from "../../../../db/find-asked.ts";
import type { RightHolder } from "../../../../kernel/actor.ts";
import type { Outcome } from "../../../../kernel/outcome.ts";
import { success } from "../../../../kernel/outcome.ts";
import { askedOnce } from "../../../../kernel/request-key.ts";
import { validate } from "../../../../kernel/validation.ts";
import { Invoice } from "../../invoices/invoice.entity.ts";
import { findPayment } from "../../payments/find-payment.ts";
import type { PaymentParts } from "../../payments/payment-parts.ts";
import { Payment } from "../../payments/payment.entity.ts";
import { actOnInvoice } from "../act-on-invoice.ts";
import { missing } from "../desk-problems.ts";
import { Refund } from "../refund.entity.ts";
import { beginRefund } from "./begin-refund.ts";
import { knownAtStripe } from "./known-at-stripe.ts";
import { notMade } from "./refund-problems.ts";
import type { RefundWish } from "./refund-wish.ts";
import { refundSchema } from "./refund-wish.ts";
import { takeUpRefund } from "./take-up-refunds.ts";

export interface Refunded {
  readonly refund: Refund;
  readonly payment: Payment;
  readonly invoice: Invoice;
}

/** As they are now. */
async function readRefunded(manager: EntityManager, { clinicId, id, paymentId, invoiceId }: Refund): Promise<Refunded> {
  const refund = await manager.findOneByOrFail(Refund, { clinicId, id });
  const payment = await manager.findOneByOrFail(Payment, { clinicId, id: paymentId });
  return { refund, payment, invoice: await manager.findOneByOrFail(Invoice, { clinicId, id: invoiceId }) };
}

/**
 * Gives back a part of what a payment has paid of an invoice, or all of it. The same call again goes on with the same refund. A refund by
 * card that Stripe gives no answer to is stored, and sent until there is one.
 */
export async function refundPayment(parts: PaymentParts, actor: RightHolder, wish: RefundWish): Promise<Outcome<Refunded>> {
  const { paymentId, invoiceId, ...typed } = wish;
  const read = validate(refundSchema, typed, ["input"]);
  if (!read.ok) return read;
  const { clinicId } = actor;
  const { manager } = parts.database;
  const { amountCents, method, reason, oweAgain, requestKey } = read.value;
  const asked = askedOnce(actor, requestKey, ["refund", paymentId, invoiceId, amountCents, method, reason, oweAgain]);
  const found = paymentId === null ? null : await findPayment(manager, clinicId, paymentId);
  if (!found) return missing("paymentId");
  if (!found.parts.some((part) => part.invoiceId === invoiceId)) return missing("invoiceId");
  const { payment } = found;
  const earlier = await findAsked(manager, Refund, clinicId, asked);
  if (!earlier.ok) return earlier;
  if (earlier.value === null) {
    const known = await knownAtStripe(parts, payment, method);
    if (!known.ok) return known;
  }
  const begun = await actOnInvoice(parts, actor, invoiceId, {
    made: (tx) => findAsked(tx, Refund, clinicId, asked),
    refuse: () => null,
    decide: (tx, held, invoice) => beginRefund(tx, held, invoice, { actor, payment, checked: read.value, asked, at: parts.clock.now() }),
  });
  if (!begun.ok) return begun;
  await takeUpRefund(parts, clinicId, begun.value.id);
  const refunded = await readRefunded(manager, begun.value);
  return notMade(refunded.refund) ?? success(refunded);
}
