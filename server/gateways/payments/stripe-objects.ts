import type Stripe from "stripe";
import type { CheckoutFacts, DisputeFacts, IntentFacts, PaymentMetadata, RefundFacts } from "./payment-facts.ts";
import { codeOf, NotStripe } from "./stripe-refusal.ts";

/** Whatever answers in Stripe's place hasn't got its objects. */
export function demandObject<Found extends { readonly object: string }>(found: Found, kind: Found["object"]): Found {
  if (found.object !== kind) throw new NotStripe();
  return found;
}

export const idOf = (reference: string | { readonly id: string } | null | undefined): string | null =>
  typeof reference === "string" ? reference : (reference?.id ?? null);

export const instant = (seconds: number): Date => new Date(seconds * 1_000);

export const metadataOf = (metadata: PaymentMetadata | null | undefined): PaymentMetadata => ({ ...metadata });

const sessionStatuses = ["open", "complete", "expired"] as const;
const sessionPaymentStatuses = ["paid", "unpaid", "no_payment_required"] as const;
const refundStatuses = ["pending", "requires_action", "succeeded", "failed", "canceled"] as const;
const intentStatuses = [
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
  "requires_capture",
  "processing",
  "succeeded",
  "canceled",
] as const;

/** A word that this version of the API doesn't know is not read as one that it does. */
function oneOf<Word extends string>(words: readonly Word[], given: string | null): Word {
  const word = words.find((each) => each === given);
  if (word === undefined) throw new NotStripe();
  return word;
}

export function checkoutFacts(session: Stripe.Checkout.Session): CheckoutFacts {
  const { id, url, livemode, client_reference_id: clientReferenceId } = demandObject(session, "checkout.session");
  return {
    id,
    status: oneOf(sessionStatuses, session.status),
    paymentStatus: oneOf(sessionPaymentStatuses, session.payment_status),
    url: session.status === "open" ? url : null,
    expiresAt: instant(session.expires_at),
    createdAt: instant(session.created),
    livemode,
    amountCents: session.amount_total ?? 0,
    currency: session.currency ?? "",
    clientReferenceId,
    intentId: idOf(session.payment_intent),
    metadata: metadataOf(session.metadata),
  };
}

export function intentFacts(intent: Stripe.PaymentIntent): IntentFacts {
  const { id, amount: amountCents, amount_received: amountReceivedCents, currency, livemode } = demandObject(intent, "payment_intent");
  const status = oneOf(intentStatuses, intent.status);
  return { id, status, amountCents, amountReceivedCents, currency, livemode, metadata: metadataOf(intent.metadata) };
}

export function refundFacts(refund: Stripe.Refund): RefundFacts {
  const { id, amount: amountCents, created } = demandObject(refund, "refund");
  return {
    ...{ id, amountCents, status: oneOf(refundStatuses, refund.status), intentId: idOf(refund.payment_intent) },
    ...{ metadata: metadataOf(refund.metadata), createdAt: instant(created), failureReason: codeOf(refund.failure_reason) },
  };
}

export const disputeFacts = (dispute: Stripe.Dispute): DisputeFacts => {
  const { id, status, amount: amountCents } = demandObject(dispute, "dispute");
  return { id, status, amountCents };
};
