import type { StartInvoicePaymentMutation } from "../../../gql/graphql.ts";
import type { Locale } from "../../../shared/language/choose-locale.ts";

/** Why no payment has begun. */
export type Hindered =
  | { readonly kind: "changed" }
  | { readonly kind: "notPayable" }
  | { readonly kind: "billingOff" }
  | { readonly kind: "inProgress"; readonly paymentId: string }
  | { readonly kind: "unreachable" }
  | { readonly kind: "refused"; readonly words: Readonly<Record<Locale, string>> }
  /** Nobody knows whether it arrived. */
  | { readonly kind: "unanswered" };

/** What became of the wish to pay. */
export type Started =
  /** Stripe's page waits there. */
  | { readonly kind: "ready"; readonly url: string }
  /** There is a payment, and more is to be said of it than fits here. */
  | { readonly kind: "follow"; readonly paymentId: string }
  | Hindered;

type Payload = Pick<StartInvoicePaymentMutation["startInvoicePayment"], "payment" | "errors">;
type Refusal = Payload["errors"][number];

function refusedAs(error: Refusal): Hindered {
  if (error.__typename === "InvoiceNotPayable") return { kind: error.obstacle === "BILLING_OFF" ? "billingOff" : "notPayable" };
  if (error.__typename === "PaymentInProgress") return { kind: "inProgress", paymentId: error.paymentId };
  if (error.code === "CONFLICT" && error.path.includes("expectedTotalCents")) return { kind: "changed" };
  if (error.code === "NOT_FOUND") return { kind: "notPayable" };
  if (error.code === "STRIPE_UNREACHABLE") return { kind: "unreachable" };
  return { kind: "refused", words: error.messages };
}

/** Only what a browser may be led to: nothing that runs in this page. */
const isAddress = (url: string): boolean => /^https?:\/\//.test(url);

export function startedOf(payload: Payload | undefined): Started {
  if (!payload) return { kind: "unanswered" };
  const [error] = payload.errors;
  if (error) return refusedAs(error);
  const { payment } = payload;
  if (!payment) return { kind: "unanswered" };
  const url = payment.continueUrl ?? "";
  return isAddress(url) ? { kind: "ready", url } : { kind: "follow", paymentId: payment.id };
}
