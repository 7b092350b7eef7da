import type { PaymentSnapshot } from "../../../../gateways/payments/payment-facts.ts";
import type { PaymentState } from "../payment-state.ts";

/** How far a card payment has come. What Stripe says moves it forward only: an old answer that arrives late changes nothing. */
export const progressOf = { PREPARING: 0, OPEN: 1, PROCESSING: 2, FAILED: 3, EXPIRED: 3, SUCCEEDED: 4, CHARGE_FAILED: 5 } as const;

export interface Standing {
  readonly state: PaymentState;
  readonly progress: number;
}

export interface Truth extends Standing {
  readonly failureCode: string | null;
}

const truth = (state: Exclude<PaymentState, "UNRESOLVED">, failureCode: string | null = null): Truth => ({
  state,
  progress: progressOf[state],
  failureCode,
});

const sumOf = ({ movements }: PaymentSnapshot, kind: string): number =>
  movements.reduce((sum, movement) => (movement.kind === kind ? sum + movement.amountCents : sum), 0);

/**
 * What became of a payment, by what Stripe says; null where that is nothing yet. Money counts once it stands in the account's balance:
 * until then a payment that has succeeded is still on its way, so that it is never settled without its entries.
 */
export function truthOf(snapshot: PaymentSnapshot): Truth | null {
  const { session, intent, failureCode: lastFailure } = snapshot;
  const charged = sumOf(snapshot, "CHARGE");
  if (charged > 0) {
    const failedAfterAll = charged + sumOf(snapshot, "CHARGE_FAILURE") <= 0;
    if (!failedAfterAll) return truth("SUCCEEDED");
    // Stripe writes a debit down before the bank has answered, and takes it back where the bank refuses: it never was a success.
    const failureCode = intent?.status === "succeeded" ? "CHARGE_FAILED" : "METHOD_FAILED";
    return { state: "FAILED", progress: progressOf.CHARGE_FAILED, failureCode };
  }
  if (intent?.status === "succeeded" || intent?.status === "processing") return truth("PROCESSING");
  if (session?.status === "expired") return truth("EXPIRED");
  if (session?.status === "open") return truth("OPEN", lastFailure === null ? null : "DECLINED");
  if (intent?.status === "canceled") return truth("FAILED", "CANCELLED_AT_STRIPE");
  if (session?.status !== "complete") return null;
  return intent?.status === "requires_payment_method" ? truth("FAILED", "METHOD_FAILED") : truth("PROCESSING");
}

/** Whether what Stripe says is news. What could not be found out for a while goes on from where it was. */
export const moves = (from: Standing, to: Standing): boolean =>
  to.progress > from.progress || (from.state === "UNRESOLVED" && to.progress >= from.progress);
