import { holdInvoices } from "../ledger/hold-invoices.ts";
import type { PaymentWithParts } from "./find-payment.ts";
import { findOpenParts, findPayment, invoicesOf } from "./find-payment.ts";
import { movePayment } from "./move-payment.ts";
import type { PaymentParts } from "./payment-parts.ts";
import { isOpenPayment } from "./payment-state.ts";
import { Payment } from "./payment.entity.ts";
import type { KeyObstacle } from "./refresh-payment.ts";
import { connectFor, refreshPayment, unread } from "./refresh-payment.ts";
import { progressOf } from "./truth/payment-progress.ts";

/** Why a payment that was under way was ended; kept as its failure code. */
export type WhyClosed =
  "CANCELLED" | "REPLACED" | "CLINIC_ACTED" | "NEVER_OPENED" | "AMOUNT_CHANGED" | "BILLING_OFF" | "KEY_REFUSED" | "REFUSED_BY_STRIPE";

export type Closed =
  /** Nobody can pay there any more, and nobody has. */
  | { readonly kind: "closed"; readonly payment: Payment }
  /** Too late: it was paid, which is entered by now. */
  | { readonly kind: "paid"; readonly payment: Payment }
  /** Too late: the bank takes its time with it. */
  | { readonly kind: "processing"; readonly payment: Payment }
  /** Stripe can't be asked with the keys that there are: whether somebody pays there is not known. */
  | { readonly kind: "unknown"; readonly payment: Payment; readonly obstacle: KeyObstacle }
  | { readonly kind: "unreachable"; readonly payment: Payment };

/**
 * Gives up a payment whose page nobody was ever led to: its address is handed out only once it is stored, so nobody can pay there.
 * False where it has come further meanwhile.
 */
export async function giveUp(
  { database, clock }: PaymentParts,
  found: PaymentWithParts,
  why: WhyClosed,
  state: "EXPIRED" | "FAILED" = "EXPIRED",
): Promise<boolean> {
  const { clinicId, id } = found.payment;
  return database.transaction(async (tx) => {
    const held = await holdInvoices(tx, clinicId, invoicesOf(found));
    const payment = await tx.findOneByOrFail(Payment, { clinicId, id });
    if (payment.state !== "PREPARING") return false;
    const at = clock.now();
    const end = { state, progress: progressOf[state], failureCode: why, settledAt: at, nextCheckAt: null };
    await movePayment(tx, held, { ...found, payment }, end, at);
    return true;
  });
}

function closedAs(payment: Payment): Closed {
  if (payment.state === "SUCCEEDED") return { kind: "paid", payment };
  if (payment.state === "PROCESSING") return { kind: "processing", payment };
  if (payment.state === "UNRESOLVED") return { kind: "unknown", payment, obstacle: "UNKNOWN_THERE" };
  return isOpenPayment(payment.state) ? { kind: "unreachable", payment } : { kind: "closed", payment };
}

/** Ends the page at Stripe where it is open there, then asks what has become of the payment: the answer of the first may be lost. */
async function closeAtStripe(parts: PaymentParts, payment: Payment, why: WhyClosed): Promise<Closed> {
  const { clinicId, id, sessionId } = payment;
  if (payment.state !== "PROCESSING" && sessionId !== null) {
    const connected = await connectFor(parts, payment);
    if (connected.kind === "keys") return { ...connected, kind: "unknown" };
    if (connected.kind !== "ok") return connected;
    const { connection } = connected;
    const answer = await parts.gateway.expireCheckout(connection.secretKey, sessionId);
    if (answer.kind === "refused" || answer.kind === "restricted") await unread(parts, payment, connection, answer);
    if (answer.kind === "unreachable") return { kind: "unreachable", payment };
  }
  const refreshed = await refreshPayment(parts, clinicId, id, { whyExpired: why });
  if (refreshed.kind === "applied") return closedAs(refreshed.payment);
  if (refreshed.kind === "keys") return { ...refreshed, kind: "unknown" };
  return { kind: "unreachable", payment };
}

/** Ends a payment that is under way, unless it was paid already. Nothing is entered but what Stripe says. */
export async function closePayment(parts: PaymentParts, clinicId: string, paymentId: string, why: WhyClosed): Promise<Closed> {
  const found = await findPayment(parts.database.manager, clinicId, paymentId);
  if (!found) throw new Error("There is no such payment.");
  const { payment } = found;
  if (!isOpenPayment(payment.state)) return closedAs(payment);
  if (payment.state !== "PREPARING") return closeAtStripe(parts, payment, why);
  // What has come further meanwhile is looked at again.
  return (await giveUp(parts, found, why)) ? { kind: "closed", payment } : closePayment(parts, clinicId, paymentId, why);
}

/** Nothing is under way for the invoices, at that moment; or why not. */
export type Freed = { readonly kind: "free" } | Exclude<Closed, { readonly kind: "closed" }>;

/**
 * Ends whatever is under way for these invoices, before somebody else moves them. Another payment may begin right after: whoever relies
 * on it holds the invoices and finds no open parts (`findOpenParts`), else does this again.
 */
export async function expireOpenPayment(
  parts: PaymentParts,
  clinicId: string,
  invoiceIds: readonly string[],
  why: WhyClosed,
): Promise<Freed> {
  const open = await findOpenParts(parts.database.manager, clinicId, invoiceIds);
  for (const paymentId of new Set(open.map((part) => part.paymentId))) {
    const closed = await closePayment(parts, clinicId, paymentId, why);
    if (closed.kind !== "closed") return closed;
  }
  return { kind: "free" };
}
