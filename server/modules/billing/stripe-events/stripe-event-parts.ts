import type { Database } from "../../../db/database.ts";
import type { Logger } from "../../../gateways/logger.ts";
import type { PaymentGateway } from "../../../gateways/payments/payment-gateway.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { StripeAccountService } from "../../stripe-accounts/stripe-account.service.ts";

/** What Stripe's events are received and applied with. */
export interface StripeEventParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly gateway: PaymentGateway;
  readonly stripe: StripeAccountService;
}
