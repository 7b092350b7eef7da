import type Stripe from "stripe";
import type { BalanceMovement, MovementKind, PaymentMetadata } from "./payment-facts.ts";
import { demandObject, idOf, instant } from "./stripe-objects.ts";

const kinds: Readonly<Record<string, MovementKind>> = {
  charge: "CHARGE",
  payment: "CHARGE",
  payment_failure_refund: "CHARGE_FAILURE",
  refund: "REFUND",
  payment_refund: "REFUND",
  refund_failure: "REFUND_FAILURE",
};

/** Disputes are adjustments among others: only the report's category tells. */
const adjustments: Readonly<Record<string, MovementKind>> = {
  dispute: "DISPUTE",
  dispute_reversal: "DISPUTE_REVERSAL",
};

const kindOf = ({ type, reporting_category: category }: Stripe.BalanceTransaction): MovementKind =>
  (type === "adjustment" ? adjustments[category] : kinds[type]) ?? "OTHER";

/** What of the balance is known: a line of it, or only that there is one. */
export type Booked = string | Stripe.BalanceTransaction | null | undefined;

export function movementOf(transaction: Stripe.BalanceTransaction, refundMetadata: PaymentMetadata = {}): BalanceMovement {
  const { id, amount: amountCents, fee: feeCents, currency, source, created } = demandObject(transaction, "balance_transaction");
  return {
    ...{ id, kind: kindOf(transaction), amountCents, feeCents, currency },
    ...{ sourceId: idOf(source), refundMetadata, createdAt: instant(created) },
  };
}

/** The line, where it was asked for and is there. */
export const movementsOf = (booked: Booked, refundMetadata?: PaymentMetadata): BalanceMovement[] =>
  typeof booked === "object" && booked !== null ? [movementOf(booked, refundMetadata)] : [];

/** Some of its kinds of source name a payment. */
export function intentOf({ source }: Stripe.BalanceTransaction): string | null {
  if (typeof source !== "object" || source === null || !("payment_intent" in source)) return null;
  return idOf(source.payment_intent);
}

export function refundMetadataOf({ source }: Stripe.BalanceTransaction): PaymentMetadata {
  return typeof source === "object" && source?.object === "refund" ? { ...source.metadata } : {};
}
