import type Stripe from "stripe";
import type { BalanceMovement, MovementKind, PaymentSnapshot } from "./payment-facts.ts";
import { movementOf, movementsOf } from "./stripe-movements.ts";
import { checkoutFacts, demandObject, disputeFacts, intentFacts, metadataOf, refundFacts } from "./stripe-objects.ts";
import { codeOf } from "./stripe-refusal.ts";

/** More tries and refunds than anybody makes on one payment. */
const most = { limit: 1_000 };
const pageSize = 100;

type Page = { readonly sessionId: string } | { readonly intentId: string };

interface Found {
  readonly session: Stripe.Checkout.Session | null;
  readonly intent: Stripe.PaymentIntent | null;
}

async function find(stripe: Stripe, of: Page): Promise<Found> {
  if ("sessionId" in of) {
    const session = await stripe.checkout.sessions.retrieve(of.sessionId, { expand: ["payment_intent"] });
    const { payment_intent: intent } = demandObject(session, "checkout.session");
    if (typeof intent === "string") return { session, intent: await stripe.paymentIntents.retrieve(intent) };
    return { session, intent };
  }
  const intent = await stripe.paymentIntents.retrieve(of.intentId);
  const { data } = await stripe.checkout.sessions.list({ payment_intent: of.intentId, limit: 1 });
  return { session: data[0] ?? null, intent };
}

/** Stripe tells times to the second: what takes a movement back comes after it all the same. */
const order: readonly MovementKind[] = ["CHARGE", "CHARGE_FAILURE", "REFUND", "REFUND_FAILURE", "DISPUTE", "DISPUTE_REVERSAL", "OTHER"];

const byTime = (one: BalanceMovement, other: BalanceMovement): number =>
  one.createdAt.getTime() - other.createdAt.getTime() ||
  order.indexOf(one.kind) - order.indexOf(other.kind) ||
  (one.id < other.id ? -1 : 1);

/** Whether all that was taken and given back has its line in the balance. */
const isBooked = (charges: readonly Stripe.Charge[], refunds: readonly Stripe.Refund[]): boolean =>
  charges.every(({ status, captured, balance_transaction: booked }) => status !== "succeeded" || !captured || booked !== null) &&
  refunds.every((refund) => {
    if (refund.status === "succeeded") return refund.balance_transaction !== null;
    return refund.status !== "failed" || refund.balance_transaction === null || Boolean(refund.failure_balance_transaction);
  });

/** Everything that came of a payment, read anew. What happens while it is read is in it or comes with the next reading. */
export async function readStripePayment(stripe: Stripe, of: Page): Promise<PaymentSnapshot> {
  const { session, intent } = await find(stripe, of);
  const start = { session: session && checkoutFacts(session), intent: intent && intentFacts(intent) };
  const failureCode = codeOf(intent?.last_payment_error?.decline_code) ?? codeOf(intent?.last_payment_error?.code);
  if (!intent?.latest_charge) {
    const booked = intent?.status !== "succeeded";
    return { ...start, movements: [], disputes: [], refunds: [], failureCode, booked };
  }
  const asked = { payment_intent: intent.id, limit: pageSize };
  const expand = ["data.balance_transaction", "data.failure_balance_transaction"];
  const [charges, refunds, disputes] = await Promise.all([
    stripe.charges.list({ ...asked, expand }).autoPagingToArray(most),
    stripe.refunds.list({ ...asked, expand }).autoPagingToArray(most),
    stripe.disputes.list(asked).autoPagingToArray(most),
  ]);
  // Stripe writes a debit down when it is sent to the bank: until the bank has answered it is no money.
  const answered = charges.filter(({ status }) => status !== "pending");
  const movements = [
    ...answered.flatMap((charge) => [...movementsOf(charge.balance_transaction), ...movementsOf(charge.failure_balance_transaction)]),
    ...refunds.flatMap(({ balance_transaction: given, failure_balance_transaction: returned, metadata }) =>
      [given, returned].flatMap((booked) => movementsOf(booked, metadataOf(metadata))),
    ),
    ...disputes.flatMap(({ balance_transactions: booked }) => booked.map((transaction) => movementOf(transaction))),
  ];
  return {
    ...start,
    movements: movements.toSorted(byTime),
    disputes: disputes.map(disputeFacts),
    refunds: refunds.map(refundFacts),
    failureCode,
    booked: isBooked(charges, refunds) && (intent.status !== "succeeded" || charges.some(({ status }) => status === "succeeded")),
  };
}
