import { KeepWebhooksResolver } from "./keep-webhooks.resolver.ts";
import { SendWebhooksResolver } from "./send-webhooks.resolver.ts";
import { ConsumerWebhooksResolver, WebhookEndpointResolver } from "./webhook.resolver.ts";

/** Those of webhooks: where they go, and what became of them. */
export const webhookResolverClasses = [
  ConsumerWebhooksResolver,
  WebhookEndpointResolver,
  KeepWebhooksResolver,
  SendWebhooksResolver,
] as const;
