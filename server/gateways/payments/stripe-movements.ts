import type Stripe from "stripe";
import type { BalanceMovement, MovementKind, PaymentMetadata } from "./payment-facts.ts";
import { demandObject, idOf, instant } from "./stripe-objects.ts";

/** By the report's category, which gathers what Stripe's many types of lines are for. */
const kinds: Readonly<Record<string, MovementKind>> = {
  charge: "CHARGE",
  charge_failure: "CHARGE_FAILURE",
  refund: "REFUND",
  refund_failure: "REFUND_FAILURE",
  dispute: "DISPUTE",
  dispute_reversal: "DISPUTE_REVERSAL",
};

/** What of the balance is known: a line of it, or only that there is one. */
export type Booked = string | Stripe.BalanceTransaction | null | undefined;

export function movementOf(transaction: Stripe.BalanceTransaction, refundMetadata: PaymentMetadata = {}): BalanceMovement {
  const line = demandObject(transaction, "balance_transaction");
  const { id, amount: amountCents, fee: feeCents, currency, source, created, reporting_category: category } = line;
  return {
    ...{ id, kind: kinds[category] ?? "OTHER", amountCents, feeCents, currency },
    ...{ sourceId: idOf(source), refundMetadata, createdAt: instant(created) },
  };
}

/** The line, where it was asked for and is there. */
export const movementsOf = (booked: Booked, refundMetadata?: PaymentMetadata): BalanceMovement[] =>
  typeof booked === "object" && booked !== null ? [movementOf(booked, refundMetadata)] : [];

/** Stripe writes a debit down when it is sent to the bank, days before the bank has answered: until then it is no money. */
export const isFinal = ({ source }: Stripe.BalanceTransaction): boolean =>
  typeof source !== "object" || source?.object !== "charge" || source.status !== "pending";

/** Some of its kinds of source name a payment. */
export function intentOf({ source }: Stripe.BalanceTransaction): string | null {
  if (typeof source !== "object" || source === null || !("payment_intent" in source)) return null;
  return idOf(source.payment_intent);
}

export function refundMetadataOf({ source }: Stripe.BalanceTransaction): PaymentMetadata {
  return typeof source === "object" && source?.object === "refund" ? { ...source.metadata } : {};
}
