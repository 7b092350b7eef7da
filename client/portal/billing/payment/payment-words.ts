import type { BillingTextId } from "../billing-texts.ts";
import type { Payment, Shown } from "./known-payment.ts";

export const titles = {
  CHECKING: "payment.checking",
  PREPARING: "payment.PREPARING",
  OPEN: "payment.OPEN",
  DECLINED: "payment.declined",
  PROCESSING: "payment.PROCESSING",
  SUCCEEDED: "payment.SUCCEEDED",
  FAILED: "payment.FAILED",
  EXPIRED: "payment.EXPIRED",
  CANCELLED: "payment.CANCELLED",
  UNRESOLVED: "payment.UNRESOLVED",
} as const satisfies Record<Shown, BillingTextId>;

const reasons: Readonly<Record<string, BillingTextId>> = {
  METHOD_FAILED: "payment.why.METHOD_FAILED",
  CHARGE_FAILED: "payment.why.CHARGE_FAILED",
  CANCELLED_AT_STRIPE: "payment.why.CANCELLED_AT_STRIPE",
  REFUSED_BY_STRIPE: "payment.why.REFUSED_BY_STRIPE",
  KEY_REFUSED: "payment.why.KEY_REFUSED",
  BILLING_OFF: "payment.why.BILLING_OFF",
  AMOUNT_CHANGED: "payment.why.AMOUNT_CHANGED",
  CANCELLED: "payment.why.CANCELLED",
  REPLACED: "payment.why.REPLACED",
  CLINIC_ACTED: "payment.why.CLINIC_ACTED",
  NEVER_OPENED: "payment.why.NEVER_OPENED",
};

/** Why nothing came of a payment, in plain words. */
export function whyOf({ state, failureCode }: Pick<Payment, "state" | "failureCode">): BillingTextId {
  if (!failureCode) return state === "EXPIRED" ? "payment.why.TIME" : "payment.why.OTHER";
  return reasons[failureCode] ?? "payment.why.OTHER";
}

const bodies = {
  CHECKING: "payment.checkingBody",
  PREPARING: "payment.PREPARING.body",
  OPEN: "payment.OPEN.body",
  DECLINED: "payment.declined.body",
  PROCESSING: "payment.PROCESSING.body",
  SUCCEEDED: "payment.SUCCEEDED.body",
  UNRESOLVED: "payment.UNRESOLVED.body",
} as const satisfies Partial<Record<Shown, BillingTextId>>;

export const bodyOf = (shown: Shown, payment: Payment): BillingTextId =>
  shown === "FAILED" || shown === "EXPIRED" || shown === "CANCELLED" ? whyOf(payment) : bodies[shown];
