import type { PaymentFieldsFragment } from "../../../gql/graphql.ts";
import { isFinal } from "./next-look.ts";

export type Payment = PaymentFieldsFragment;

/** Why what is shown may be old. */
export type Doubt = "stripe" | "portal";

export interface KnownPayment {
  readonly payment: Payment;
  /** When Stripe had last been heard before the page was opened. */
  readonly readBefore: string | null;
  readonly doubt: Doubt | null;
  /** How many times it was asked for since it last changed. */
  readonly asked: number;
}

/** What the page says. */
export type Shown = "CHECKING" | "DECLINED" | "CANCELLED" | Payment["state"];

export const firstKnown = (payment: Payment): KnownPayment => ({ payment, readBefore: payment.readAt, doubt: null, asked: 0 });

/** After it was asked for; no payment where no answer came. */
export function askedAgain(known: KnownPayment, payment: Payment | null, reached: boolean): KnownPayment {
  if (!payment) return { ...known, doubt: "portal", asked: known.asked + 1 };
  const doubt = reached || isFinal(payment.state) ? null : "stripe";
  return { ...known, payment, doubt, asked: payment.state === known.payment.state ? known.asked + 1 : 0 };
}

/**
 * Nothing is said to be unpaid before Stripe was heard since the page was opened: the patient may just have paid. Where there is no page
 * at Stripe yet, nobody can have paid.
 */
export function shownOf({ payment: { state, failureCode, readAt }, readBefore, doubt }: KnownPayment): Shown {
  if (state === "PREPARING") return doubt === "stripe" ? "PREPARING" : "CHECKING";
  if (state === "OPEN") {
    if (readAt === readBefore) return "CHECKING";
    return failureCode === "DECLINED" ? "DECLINED" : "OPEN";
  }
  return state === "EXPIRED" && failureCode === "CANCELLED" ? "CANCELLED" : state;
}
