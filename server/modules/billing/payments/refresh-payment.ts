import type { PaymentAnswer } from "../../../gateways/payments/payment-answers.ts";
import type { PaymentSnapshot } from "../../../gateways/payments/payment-facts.ts";
import type { StripeConnection } from "../../stripe-accounts/stripe-connection.ts";
import { tellKept } from "../billing-hook.ts";
import { applySnapshot } from "./apply-snapshot.ts";
import type { PaymentWithParts } from "./find-payment.ts";
import { findPayment } from "./find-payment.ts";
import type { PaymentParts } from "./payment-parts.ts";
import type { Payment } from "./payment.entity.ts";
import { isNews, noteReading } from "./truth/is-news.ts";
import type { PaymentReading } from "./truth/known-of-payment.ts";

/** Why Stripe can't be asked about a payment with the keys that the clinic has. */
export type KeyObstacle = "NONE" | "REFUSED" | "RESTRICTED" | "OTHER_ACCOUNT" | "UNKNOWN_THERE";

export type Refreshed =
  /** Stripe was asked, and what it says is known. `added`: how many entries the ledger had not. */
  | { readonly kind: "applied"; readonly payment: Payment; readonly added: number }
  /** There is nothing to ask for: it was not begun at Stripe, as far as is known, or is no card payment. */
  | { readonly kind: "unbegun"; readonly payment: Payment }
  | { readonly kind: "keys"; readonly payment: Payment; readonly obstacle: KeyObstacle }
  | { readonly kind: "unreachable"; readonly payment: Payment }
  /** The clinic has no such payment. */
  | { readonly kind: "missing" };

/** Where to find it at Stripe, for a payment that doesn't know it. */
export type StripePlace = { readonly sessionId: string } | { readonly intentId: string };

interface Refresh {
  readonly at?: StripePlace | undefined;
  /** Why it has ended, where Stripe says that its page has expired. */
  readonly whyExpired?: string | undefined;
}

export type Connected =
  { readonly kind: "ok"; readonly connection: StripeConnection } | Exclude<Refreshed, { readonly kind: "applied" | "missing" | "unbegun" }>;

/** With the keys of the account that the payment was begun with; others would know nothing of it. */
export async function connectFor({ stripe }: PaymentParts, payment: Payment): Promise<Connected> {
  const answer = await stripe.connect(payment.clinicId);
  if (answer.kind === "unreachable") return { kind: "unreachable", payment };
  if (answer.kind !== "ok") return { kind: "keys", payment, obstacle: answer.kind === "none" ? "NONE" : "REFUSED" };
  const { accountId, livemode } = answer.connection;
  const same = accountId === payment.stripeAccountId && livemode === payment.livemode;
  return same ? answer : { kind: "keys", payment, obstacle: "OTHER_ACCOUNT" };
}

const placeOf = ({ sessionId, paymentIntentId }: Payment): StripePlace | undefined =>
  sessionId !== null ? { sessionId } : paymentIntentId !== null ? { intentId: paymentIntentId } : undefined;

/** Whether what was read is this payment, whatever led there. */
const isOf = ({ id }: Payment, { session, intent }: PaymentSnapshot): boolean =>
  [session?.metadata, intent?.metadata].some((metadata) => metadata?.["portail_payment"] === id);

async function apply(parts: PaymentParts, found: PaymentWithParts, reading: PaymentReading, whyExpired?: string): Promise<Refreshed> {
  const { database, clock, hooks } = parts;
  const at = clock.now();
  if (!(await isNews(database.manager, found, reading, at))) {
    const payment = await database.transaction((tx) => noteReading(tx, found.payment, reading, at));
    return { kind: "applied", payment, added: 0 };
  }
  const applying = { hooks, at, ...(whyExpired !== undefined && { whyExpired }) };
  const { payment, added, happened } = await database.transaction((tx) => applySnapshot(tx, applying, found, reading));
  for (const each of happened) tellKept(hooks, each);
  return { kind: "applied", payment, added: added.length };
}

/** What an answer of Stripe's that is no reading means for a payment. */
export async function unread(
  { stripe, logger, clock }: PaymentParts,
  payment: Payment,
  connection: StripeConnection,
  answer: Exclude<PaymentAnswer<object>, { readonly kind: "ok" }>,
): Promise<Refreshed> {
  switch (answer.kind) {
    case "refused":
      await stripe.noteRefusal(connection, clock.now());
      return { kind: "keys", payment, obstacle: "REFUSED" };
    case "restricted":
      return { kind: "keys", payment, obstacle: "RESTRICTED" };
    case "missing":
      return { kind: "keys", payment, obstacle: "UNKNOWN_THERE" };
    case "invalid":
      logger.error("payment.invalid-call", { clinic: payment.clinicId, kind: answer.code ?? "" });
      return { kind: "unreachable", payment };
    default:
      return { kind: "unreachable", payment };
  }
}

/**
 * Asks Stripe what has become of a payment, and applies it. Stripe is asked outside of any transaction: what it says is applied whenever it
 * arrives, and counts as old as it is.
 */
export async function refreshPayment(parts: PaymentParts, clinicId: string, paymentId: string, refresh: Refresh = {}): Promise<Refreshed> {
  const found = await findPayment(parts.database.manager, clinicId, paymentId);
  if (!found) return { kind: "missing" };
  const { payment } = found;
  const place = payment.method === "CARD" ? (placeOf(payment) ?? refresh.at) : undefined;
  if (!place) return { kind: "unbegun", payment };
  const connected = await connectFor(parts, payment);
  if (connected.kind !== "ok") return connected;
  const { connection } = connected;
  const readAt = parts.clock.now();
  const answer = await parts.gateway.readPayment(connection.secretKey, place);
  if (answer.kind !== "ok") return unread(parts, payment, connection, answer);
  const { snapshot } = answer;
  if (!isOf(payment, snapshot)) return { kind: "keys", payment, obstacle: "UNKNOWN_THERE" };
  return apply(parts, found, { snapshot, readAt }, refresh.whyExpired);
}
