import type { Database } from "../../../db/database.ts";
import type { Logger } from "../../../gateways/logger.ts";
import type { WebhookGateway, WebhookTargets } from "../../../gateways/webhooks/webhook-gateway.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { DisabledNotice } from "./disabled-notice.ts";
import type { WebhookVault } from "./webhook-vault.ts";

export interface WebhookParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly keys: SecretKeys;
  readonly vault: WebhookVault;
  readonly gateway: WebhookGateway;
  readonly targets: WebhookTargets;
  readonly notice: DisabledNotice;
}
