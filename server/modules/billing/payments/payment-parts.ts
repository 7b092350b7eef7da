import type { Database } from "../../../db/database.ts";
import type { Logger } from "../../../gateways/logger.ts";
import type { PaymentGateway } from "../../../gateways/payments/payment-gateway.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { StripeAccountService } from "../../stripe-accounts/stripe-account.service.ts";
import type { BillingHook } from "../billing-hook.ts";

/** What card payments are made and followed with. */
export interface PaymentParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly keys: SecretKeys;
  readonly gateway: PaymentGateway;
  readonly stripe: StripeAccountService;
  /** What else happens with every payment that is received, in this order. */
  readonly hooks: readonly BillingHook[];
}
