import { setTimeout as delay } from "node:timers/promises";
import type { CheckoutParams } from "../../../../gateways/payments/payment-gateway.ts";
import { later } from "../../../../kernel/clock.ts";
import type { StripeConnection } from "../../../stripe-accounts/stripe-connection.ts";
import type { WhyClosed } from "../close-payment.ts";
import { giveUp } from "../close-payment.ts";
import type { PaymentWithParts } from "../find-payment.ts";
import { findPayment } from "../find-payment.ts";
import type { PaymentParts } from "../payment-parts.ts";
import type { Payment } from "../payment.entity.ts";
import { connectFor } from "../refresh-payment.ts";
import { graceMs, shortestMs } from "./checkout-params.ts";
import { openCheckout } from "./open-checkout.ts";

export type Driven =
  /** It is being prepared no longer: what it is now is in its state. */
  { readonly kind: "moved"; readonly payment: Payment } | { readonly kind: "unreachable"; readonly payment: Payment };

const pauseMs = 200;
const mostPauses = 10;

async function end(parts: PaymentParts, found: PaymentWithParts, why: WhyClosed, state: "EXPIRED" | "FAILED"): Promise<Driven> {
  await giveUp(parts, found, why, state);
  const { clinicId, id } = found.payment;
  const now = await findPayment(parts.database.manager, clinicId, id);
  return { kind: "moved", payment: now!.payment };
}

/** Its address was handed out to nobody: that it is closed is for tidiness, and may fail. */
const closeUnused = (parts: PaymentParts, { secretKey }: StripeConnection, sessionId: string) =>
  parts.gateway.expireCheckout(secretKey, sessionId);

/** Asks Stripe for the payment's page, by the key and with the parameters that are stored: however often, it is one page. */
async function askForPage(parts: PaymentParts, found: PaymentWithParts, connection: StripeConnection): Promise<Driven | "again"> {
  const { payment } = found;
  const { database, gateway, stripe, clock, logger } = parts;
  const askedAt = clock.now();
  const request = { idempotencyKey: payment.idempotencyKey!, params: payment.params as unknown as CheckoutParams };
  const answer = await gateway.createCheckout(connection.secretKey, request);
  switch (answer.kind) {
    case "ok": {
      const moved = await database.transaction((tx) => openCheckout(tx, parts, found, answer));
      if (moved.state === "EXPIRED" || moved.state === "FAILED") await closeUnused(parts, connection, answer.sessionId);
      return { kind: "moved", payment: moved };
    }
    case "refused":
      await stripe.noteRefusal(connection, askedAt);
      return end(parts, found, "KEY_REFUSED", "FAILED");
    case "restricted":
      await stripe.lookAgain(connection);
      return end(parts, found, "KEY_REFUSED", "FAILED");
    case "unreachable":
      return { kind: "unreachable", payment };
    case "conflict":
      if (answer.reason === "IN_PROGRESS") return "again";
      break;
    default:
  }
  // Later than it can still be made: it never was, or its answer is lost, and with it the page's address.
  const late = askedAt >= later(payment.startedAt, graceMs);
  if (!late) logger.error("payment.page-refused", { clinic: payment.clinicId, kind: answer.kind.toUpperCase() });
  return end(parts, found, late ? "NEVER_OPENED" : "REFUSED_BY_STRIPE", late ? "EXPIRED" : "FAILED");
}

/** Goes on with a payment that is being prepared, whoever began it and however far they came. */
export async function drivePayment(parts: PaymentParts, clinicId: string, paymentId: string): Promise<Driven> {
  for (let pauses = 0; ; pauses += 1) {
    const found = await findPayment(parts.database.manager, clinicId, paymentId);
    if (!found) throw new Error("There is no such payment.");
    const { payment } = found;
    if (payment.state !== "PREPARING") return { kind: "moved", payment };
    if (parts.clock.now() >= later(payment.startedAt, shortestMs + graceMs)) return end(parts, found, "NEVER_OPENED", "EXPIRED");
    const connected = await connectFor(parts, payment);
    if (connected.kind === "keys") return end(parts, found, "KEY_REFUSED", "FAILED");
    if (connected.kind !== "ok") return { kind: "unreachable", payment };
    const driven = await askForPage(parts, found, connected.connection);
    if (driven !== "again") return driven;
    // Somebody else is asking for the same page at this moment.
    if (pauses === mostPauses) return { kind: "unreachable", payment };
    await delay(pauseMs);
  }
}
