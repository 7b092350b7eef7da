import type { Outcome } from "../../../../kernel/outcome.ts";
import { failure } from "../../../../kernel/outcome.ts";
import type { Refund } from "../refund.entity.ts";
import { refuse, unacceptable } from "../desk-problems.ts";

/** Why Stripe has not made a refund at all; null for one that it has made, or may still make. */
export function notMade({ state, stripeRefundId, failureCode }: Refund): Outcome<never> | null {
  if (state !== "FAILED" || stripeRefundId !== null) return null;
  switch (failureCode) {
    case "KEY_REFUSED":
    case "KEY_RESTRICTED":
      return refuse("method", "STRIPE_KEY_REFUSED", "REFUND_KEY_REFUSED");
    case "DISPUTED":
      return unacceptable("paymentId", "PAYMENT_DISPUTED");
    default:
      return failure({ code: "CONFLICT", path: ["input"], reason: "REFUND_IMPOSSIBLE" });
  }
}
