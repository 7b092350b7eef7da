import type { PaymentRefusal } from "../../../../gateways/payments/payment-answers.ts";
import { hours, later } from "../../../../kernel/clock.ts";
import type { PaymentParts } from "../../payments/payment-parts.ts";
import { Payment } from "../../payments/payment.entity.ts";
import { connectFor, refreshPayment } from "../../payments/refresh-payment.ts";
import { Refund } from "../refund.entity.ts";
import { failRefund } from "./fail-refund.ts";
import type { LeasedRefund } from "./refund-lease.ts";
import { changeLeased, leaveForLater } from "./refund-lease.ts";
import { tellOfStuckRefund } from "./tell-of-stuck-refund.ts";

/** Stripe remembers a key for 24 hours at least. With an hour's margin, whatever is sent with it is done once. */
const keyLife = hours(23);

const isOld = ({ clock }: PaymentParts, { keyedAt }: Refund): boolean => keyedAt === null || clock.now() >= later(keyedAt, keyLife);

const codes: Readonly<Record<string, string>> = { charge_already_refunded: "ALREADY_REFUNDED", charge_disputed: "DISPUTED" };

/** Why nothing was given back, and nothing will be; null where that isn't certain. */
function failureOf(answer: PaymentRefusal, firstTime: boolean): string | null {
  // Stripe answers a repeated call as it has answered the first.
  if (answer.kind === "invalid") return codes[answer.code ?? ""] ?? "IMPOSSIBLE";
  // An earlier call may have been done with a key that was good then.
  if (!firstTime) return null;
  if (answer.kind === "missing") return "UNKNOWN_AT_STRIPE";
  if (answer.kind === "refused") return "KEY_REFUSED";
  return answer.kind === "restricted" ? "KEY_RESTRICTED" : null;
}

/**
 * A key that Stripe may have forgotten is never sent again: Stripe is asked whether it has the refund, which is entered then. Only where it
 * has not is another key made, which whoever sends after that sends as well. Null where there is nothing to send now.
 */
async function withLivingKey(parts: PaymentParts, leased: LeasedRefund): Promise<LeasedRefund | null> {
  const { clinicId, id, paymentId } = leased.refund;
  if (!isOld(parts, leased.refund)) return leased;
  const refreshed = await refreshPayment(parts, clinicId, paymentId);
  if (refreshed.kind !== "applied") return null;
  const keyedAt = parts.clock.now();
  return changeLeased(parts.database.manager, leased, { idempotencyKey: `refund-${id}-${keyedAt.getTime()}`, keyedAt });
}

async function send(parts: PaymentParts, first: LeasedRefund, payment: Payment): Promise<void> {
  const connected = await connectFor(parts, payment);
  if (connected.kind === "unreachable") return;
  await tellOfStuckRefund(parts, first.refund, connected.kind === "keys");
  if (connected.kind !== "ok") return;
  const leased = await withLivingKey(parts, first);
  // Time may have passed since: what is old by now is looked for the next time.
  if (leased === null || isOld(parts, leased.refund)) return;
  const { connection } = connected;
  const { refund, firstTime } = leased;
  const { clinicId, id } = refund;
  const { idempotencyKey, amountCents } = refund;
  const { gateway, stripe, database } = parts;
  const request = { idempotencyKey: idempotencyKey!, intentId: payment.paymentIntentId!, amountCents, metadata: { portail_refund: id } };
  const askedAt = parts.clock.now();
  const answer = await gateway.createRefund(connection.secretKey, request);
  if (answer.kind === "refused") await stripe.noteRefusal(connection, askedAt);
  if (answer.kind === "ok") {
    const sent = { state: "SENT", stripeRefundId: answer.refund.id } as const;
    await database.manager.update(Refund, { clinicId, id, state: "PREPARING" }, sent);
  }
  const failureCode = answer.kind === "ok" ? null : failureOf(answer, firstTime);
  if (failureCode !== null) await failRefund(parts, refund, failureCode);
  if (answer.kind === "ok" || answer.kind === "invalid") await refreshPayment(parts, clinicId, payment.id);
}

/**
 * Sends a refund to Stripe, which the caller has leased. However often and by however many it is sent, it is done once; what Stripe has done
 * is entered by reading the payment, as a webhook does. What doesn't succeed now is taken up later.
 */
export async function sendRefund(parts: PaymentParts, leased: LeasedRefund): Promise<void> {
  const { clinicId, paymentId } = leased.refund;
  const payment = await parts.database.manager.findOneByOrFail(Payment, { clinicId, id: paymentId });
  try {
    await send(parts, leased, payment);
  } finally {
    await leaveForLater(parts, leased);
  }
}
