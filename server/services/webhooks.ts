import type { Config } from "../config.ts";
import type { Database } from "../db/database.ts";
import type { Logger } from "../gateways/logger.ts";
import { HttpWebhooks } from "../gateways/webhooks/http-webhooks.ts";
import type { WebhookGateway } from "../gateways/webhooks/webhook-gateway.ts";
import type { Clock } from "../kernel/clock.ts";
import type { SecretKeys } from "../kernel/secret-keys.ts";
import { DisabledNotice } from "../modules/integrations/webhooks/disabled-notice.ts";
import type { WebhookHooks } from "../modules/integrations/webhooks/webhook-hooks.ts";
import { webhookHooks } from "../modules/integrations/webhooks/webhook-hooks.ts";
import { WebhookVault } from "../modules/integrations/webhooks/webhook-vault.ts";
import { WebhookService } from "../modules/integrations/webhooks/webhook.service.ts";
import type { Outbox } from "../modules/notifications/outbox.ts";

interface Parts {
  readonly config: Pick<Config, "webhookTargets">;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly keys: SecretKeys;
  readonly outbox: Outbox;
  readonly addressOf: (slug: string) => URL;
  /** Of the outbox, after a commit. */
  readonly wake: () => void;
  /** Over the network, unless told otherwise. */
  readonly gateway?: WebhookGateway;
}

/** Webhooks, and how the other modules make them happen. */
export function createWebhooks(parts: Parts): { readonly webhooks: WebhookService; readonly hooks: WebhookHooks } {
  const { keys, config } = parts;
  const targets = config.webhookTargets;
  const gateway = parts.gateway ?? new HttpWebhooks(targets);
  const webhooks = new WebhookService({ ...parts, targets, gateway, vault: new WebhookVault(keys), notice: new DisabledNotice(parts) });
  return { webhooks, hooks: webhookHooks(() => webhooks.worker.wake()) };
}
