import type { EntityManager } from "typeorm";
import type { RightHolder } from "../../../../kernel/actor.ts";
import { writtenActor } from "../../../../kernel/actor.ts";
import { later, minutes } from "../../../../kernel/clock.ts";
import { newId } from "../../../../kernel/id.ts";
import type { Outcome } from "../../../../kernel/outcome.ts";
import { success } from "../../../../kernel/outcome.ts";
import type { AskedOnce } from "../../../../kernel/request-key.ts";
import { recordAudit } from "../../../audit/record-audit.ts";
import type { BillingHappening } from "../../billing-hook.ts";
import type { Invoice } from "../../invoices/invoice.entity.ts";
import type { HeldInvoices } from "../../ledger/hold-invoices.ts";
import type { Payment } from "../../payments/payment.entity.ts";
import type { Decided } from "../act-on-invoice.ts";
import { unacceptable } from "../desk-problems.ts";
import { Refund } from "../refund.entity.ts";
import { enterRefundByHand } from "./enter-refund-by-hand.ts";
import { readRefundable } from "./read-refundable.ts";
import type { CheckedRefund } from "./refund-wish.ts";

interface Beginning {
  readonly actor: RightHolder;
  readonly payment: Payment;
  readonly checked: CheckedRefund;
  readonly asked: AskedOnce;
  readonly at: Date;
}

/** How soon somebody else takes up what whoever began it has left. */
const handover = minutes(2);

function newRefund({ actor, payment, checked, asked, at }: Beginning, invoice: Invoice): Refund {
  const { clinicId, id: invoiceId, patientId } = invoice;
  const { amountCents, method, reason, oweAgain } = checked;
  const id = newId();
  const byHand = method !== "CARD";
  const stripe = byHand
    ? { state: "SUCCEEDED" as const, settledAt: at, idempotencyKey: null, keyedAt: null, nextCheckAt: null }
    : { state: "PREPARING" as const, settledAt: null, idempotencyKey: `refund-${id}`, keyedAt: at, nextCheckAt: later(at, handover) };
  return Object.assign(new Refund(), {
    ...{ clinicId, id, patientId, invoiceId, paymentId: payment.id, amountCents, method, reason, oweAgain },
    ...{ actor: writtenActor(actor)!, startedAt: at, ...asked, ...stripe },
    ...{ stripeRefundId: null, failureCode: null, checkedAt: null, leaseToken: null, leaseUntil: null },
  } satisfies Refund);
}

/**
 * Stores a refund, as long as there is so much to give back, with the invoice held. By hand it is done with that; by card it is stored with
 * all that Stripe is sent, before Stripe is.
 */
export async function beginRefund(
  tx: EntityManager,
  held: HeldInvoices,
  invoice: Invoice,
  beginning: Beginning,
): Promise<Outcome<Decided<Refund>>> {
  const { actor, payment, checked, at } = beginning;
  const { clinicId, id: invoiceId, patientId } = invoice;
  const refundable = await readRefundable(tx, { clinicId, paymentId: payment.id, invoiceId });
  if (checked.amountCents > refundable) return unacceptable("amountCents", "AMOUNT_ABOVE_REFUNDABLE");
  const refund = newRefund(beginning, invoice);
  await tx.insert(Refund, refund);
  await recordAudit(tx, actor, at, { action: "payment.refunded", subjectId: payment.id, patientId });
  if (refund.state === "PREPARING") return success({ value: refund, happened: [] });
  await enterRefundByHand(tx, held, invoice, refund, at);
  const sent: BillingHappening = { clinicId, patientId, at, actor, kind: "REFUND_SENT", refund, invoice };
  return success({ value: refund, happened: [sent] });
}
