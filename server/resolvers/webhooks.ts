import { KeepWebhooksResolver } from "../modules/integrations/webhooks/keep-webhooks.resolver.ts";
import { SendWebhooksResolver } from "../modules/integrations/webhooks/send-webhooks.resolver.ts";
import { ConsumerWebhooksResolver, WebhookEndpointResolver } from "../modules/integrations/webhooks/webhook.resolver.ts";
import type { Services } from "../services.ts";

/** Those of webhooks: where they go, and what became of them. */
export const createWebhookResolvers = ({ webhooks, clock }: Services): object[] => [
  new ConsumerWebhooksResolver(webhooks, clock),
  new WebhookEndpointResolver(webhooks),
  new KeepWebhooksResolver(webhooks, clock),
  new SendWebhooksResolver(webhooks),
];
