import type { PaymentSnapshot } from "../../../../gateways/payments/payment-facts.ts";
import type { Payment } from "../payment.entity.ts";
import { nextCheckAt } from "./next-check.ts";
import type { Truth } from "./payment-progress.ts";
import { moves, truthOf } from "./payment-progress.ts";

/** What was read of a payment at Stripe, and when it was asked for. */
export interface PaymentReading {
  readonly snapshot: PaymentSnapshot;
  readonly readAt: Date;
}

const undecided: ReadonlySet<string> = new Set(["needs_response", "under_review"]);

const isDisputed = ({ disputes }: PaymentSnapshot): boolean => disputes.some(({ status }) => undecided.has(status));

const receivedCents = ({ movements }: PaymentSnapshot): number =>
  movements.reduce((sum, { kind, amountCents }) => (kind === "CHARGE" || kind === "CHARGE_FAILURE" ? sum + amountCents : sum), 0);

const settledAt = ({ movements }: PaymentSnapshot, { state }: Truth, at: Date): Date | null => {
  if (state === "SUCCEEDED") return movements.find(({ kind }) => kind === "CHARGE")?.createdAt ?? at;
  return state === "FAILED" || state === "EXPIRED" ? at : null;
};

type Known = Partial<Payment>;

/**
 * What a payment's row says after a reading. Its state goes forward only; what may go both ways (a dispute, a declined card) follows the
 * newest reading, not the one that arrives last.
 */
export function knownOf(payment: Payment, { snapshot, readAt }: PaymentReading, whyExpired: string | null, at: Date): Known {
  const { session, intent } = snapshot;
  const truth = truthOf(snapshot);
  const newest = payment.readAt === null || payment.readAt <= readAt;
  const ids = { sessionId: payment.sessionId ?? session?.id ?? null, paymentIntentId: payment.paymentIntentId ?? intent?.id ?? null };
  const seen: Known = newest
    ? { readAt, disputedSince: isDisputed(snapshot) ? (payment.disputedSince ?? at) : null, receivedCents: receivedCents(snapshot) }
    : {};
  if (truth && moves(payment, truth)) {
    const { state, progress } = truth;
    const failureCode = truth.failureCode ?? (state === "EXPIRED" ? whyExpired : null);
    const next = nextCheckAt({ state, sessionExpiresAt: payment.sessionExpiresAt }, snapshot, at);
    return { ...ids, ...seen, state, progress, failureCode, settledAt: settledAt(snapshot, truth, at), nextCheckAt: next };
  }
  if (!newest) return ids;
  const declined = truth?.state === "OPEN" && payment.state === "OPEN" ? { failureCode: truth.failureCode } : {};
  return { ...ids, ...seen, ...declined, nextCheckAt: nextCheckAt(payment, snapshot, at) };
}
