import { idOf } from "./ids.ts";
import type { Examples } from "./example-of.ts";

export const integrations: Examples = {
  consumerId: idOf("ApiConsumer"),
  endpointId: idOf("WebhookEndpoint"),
  deletedId: idOf("WebhookEndpoint"),
  deliveryId: idOf("WebhookDelivery"),
  publicKey: "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA…\n-----END PUBLIC KEY-----",
  durationMs: 84,
  keepOldHours: 24,
  replayed: 12,
};
