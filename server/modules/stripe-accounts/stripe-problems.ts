import type { AccountAnswer } from "../../gateways/payments/payment-answers.ts";
import type { Problem } from "../../kernel/outcome.ts";

/** Why Stripe's answer leaves everything as it was. */
export function keyProblem({ kind }: Exclude<AccountAnswer, { readonly kind: "ok" }>, path: readonly string[]): Problem {
  switch (kind) {
    case "refused":
      return { code: "STRIPE_KEY_REFUSED", path };
    case "unreadable":
      return { code: "STRIPE_KEY_REFUSED", path, reason: "STRIPE_KEY_MAY_NOT_READ_ACCOUNT" };
    case "unreachable":
      return { code: "STRIPE_UNREACHABLE", path: [] };
  }
}
