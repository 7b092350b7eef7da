import type Stripe from "stripe";
import type { AccountAnswer, PaymentRefusal } from "./payment-answers.ts";

/** Something answered in Stripe's place, as a captive network does: it says nothing. */
export class NotStripe extends Error {}

/** A restricted key may be good and lack a right; an account that the key lost is something else. */
const lacksOnlyTheRight = (secretKey: string, error: Stripe.errors.StripePermissionError): boolean =>
  secretKey.startsWith("rk_") && error.code !== "account_invalid";

/** Stripe's codes are words; anything else is no code, and may be somebody's data. */
export const codeOf = (code: string | undefined | null): string | null => (code && /^[a-z][a-z0-9_]{0,79}$/.test(code) ? code : null);

const parameterOf = (name: string | undefined): string | null => (name && /^[a-z][a-z0-9_[\]]{0,119}$/.test(name) ? name : null);

/** What an error of Stripe's says about the key. Its message may quote the key, and goes nowhere. */
export function accountRefusal({ errors }: typeof Stripe, secretKey: string, error: unknown): Exclude<AccountAnswer, { kind: "ok" }> {
  if (error instanceof errors.StripeAuthenticationError) return { kind: "refused" };
  if (error instanceof errors.StripePermissionError) return { kind: lacksOnlyTheRight(secretKey, error) ? "unreadable" : "refused" };
  return { kind: "unreachable" };
}

/** What an error of Stripe's says about what was asked of it. */
export function paymentRefusal(client: typeof Stripe, secretKey: string, error: unknown): PaymentRefusal {
  const { errors } = client;
  if (error instanceof errors.StripeAuthenticationError) return { kind: "refused" };
  if (error instanceof errors.StripePermissionError) return { kind: lacksOnlyTheRight(secretKey, error) ? "restricted" : "refused" };
  if (!(error instanceof errors.StripeError)) return { kind: "unreachable" };
  if (error.statusCode === 409) return { kind: "conflict", reason: "IN_PROGRESS" };
  if (error instanceof errors.StripeIdempotencyError) return { kind: "conflict", reason: "OTHER_PARAMETERS" };
  if (error instanceof errors.StripeInvalidRequestError) {
    if (error.code === "resource_missing") return { kind: "missing" };
    // Without that code it is the address that nobody knows, which is not Stripe's way to say that something is gone.
    if (error.statusCode === 404) return { kind: "unreachable" };
    return { kind: "invalid", code: codeOf(error.code), parameter: parameterOf(error.param) };
  }
  if (error instanceof errors.StripeCardError) return { kind: "invalid", code: codeOf(error.code), parameter: parameterOf(error.param) };
  return { kind: "unreachable" };
}
