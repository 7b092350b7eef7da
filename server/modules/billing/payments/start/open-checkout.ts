import type { EntityManager } from "typeorm";
import { holdInvoices } from "../../ledger/hold-invoices.ts";
import { isBillingEffective } from "../../reading/billing-state.ts";
import type { WhyClosed } from "../close-payment.ts";
import type { PaymentWithParts } from "../find-payment.ts";
import { invoicesOf } from "../find-payment.ts";
import { movePayment } from "../move-payment.ts";
import type { PaymentParts } from "../payment-parts.ts";
import { Payment } from "../payment.entity.ts";
import { nextCheckAt } from "../truth/next-check.ts";
import { progressOf } from "../truth/payment-progress.ts";

/** The page that Stripe has made. */
export interface MadeCheckout {
  readonly sessionId: string;
  readonly url: string;
  readonly expiresAt: Date;
  readonly intentId: string | null;
}

/**
 * The page is handed out only from here on, and only if what it asks for is what is owed at this moment. Otherwise the payment has ended:
 * nobody has the page's address, which is closed at Stripe next.
 */
export async function openCheckout(
  tx: EntityManager,
  { clock, stripe }: Pick<PaymentParts, "clock" | "stripe">,
  found: PaymentWithParts,
  { sessionId, url, expiresAt, intentId }: MadeCheckout,
): Promise<Payment> {
  const { clinicId, id } = found.payment;
  const held = await holdInvoices(tx, clinicId, invoicesOf(found));
  const payment = await tx.findOneByOrFail(Payment, { clinicId, id });
  const at = clock.now();
  const known = { sessionId: payment.sessionId ?? sessionId, paymentIntentId: payment.paymentIntentId ?? intentId };
  // Somebody has gone on with it, or given it up.
  if (payment.state !== "PREPARING") return movePayment(tx, held, { ...found, payment }, known, at);
  const move = (change: Partial<Payment>) => movePayment(tx, held, { ...found, payment }, { ...known, ...change }, at);
  const end = (failureCode: WhyClosed) =>
    move({ state: "EXPIRED", progress: progressOf.EXPIRED, failureCode, settledAt: at, nextCheckAt: null });
  const same = found.parts.every(({ invoiceId, amountCents }) => {
    const invoice = held.get(invoiceId);
    return invoice?.state === "ISSUED" && invoice.balanceCents === amountCents;
  });
  if (!same) return end("AMOUNT_CHANGED");
  if (!(await isBillingEffective(tx, clinicId, stripe.installation))) return end("BILLING_OFF");
  const next = nextCheckAt({ state: "OPEN", sessionExpiresAt: expiresAt }, null, at);
  return move({ state: "OPEN", progress: progressOf.OPEN, sessionUrl: url, sessionExpiresAt: expiresAt, nextCheckAt: next });
}
