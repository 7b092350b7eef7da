import type { Outcome } from "../../../../kernel/outcome.ts";
import { failure, success } from "../../../../kernel/outcome.ts";
import type { RefundMethod } from "../../payments/payment-state.ts";
import type { PaymentParts } from "../../payments/payment-parts.ts";
import type { Payment } from "../../payments/payment.entity.ts";
import type { KeyObstacle } from "../../payments/refresh-payment.ts";
import { refreshPayment } from "../../payments/refresh-payment.ts";
import { refuse, unacceptable } from "../desk-problems.ts";

function withoutKeys(obstacle: KeyObstacle): Outcome<never> {
  switch (obstacle) {
    case "NONE":
      return refuse("method", "STRIPE_NOT_CONFIGURED", "REFUND_WITHOUT_KEYS");
    case "REFUSED":
    case "RESTRICTED":
      return refuse("method", "STRIPE_KEY_REFUSED", "REFUND_KEY_REFUSED");
    case "OTHER_ACCOUNT":
    case "UNKNOWN_THERE":
      return unacceptable("method", "REFUND_OTHER_ACCOUNT");
  }
}

/**
 * What was done with a card payment in Stripe's dashboard, or by the bank, is known before anything of it is given back. Where the account
 * can't be reached any more, what is known is all there is: it can be given back by hand.
 */
export async function knownAtStripe(parts: PaymentParts, payment: Payment, method: RefundMethod): Promise<Outcome<void>> {
  const byCard = method === "CARD";
  if (payment.method !== "CARD") return byCard ? unacceptable("method", "REFUND_NOT_BY_CARD") : success(undefined);
  const refreshed = await refreshPayment(parts, payment.clinicId, payment.id);
  if (refreshed.kind === "unreachable") return failure({ code: "STRIPE_UNREACHABLE", path: ["input"] });
  if (refreshed.kind === "keys" && byCard) return withoutKeys(refreshed.obstacle);
  const disputed = refreshed.kind === "applied" && refreshed.payment.disputedSince !== null;
  return byCard && disputed ? unacceptable("paymentId", "PAYMENT_DISPUTED") : success(undefined);
}
