import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import { largestPageSize, toConnection } from "../../../graphql/connection.ts";
import type { Context } from "../../../graphql/context.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { ApiConsumerType } from "../consumers/consumer.type.ts";
import { toDelivery, toWebhookEndpoint, WebhookDeliveryConnection, WebhookEndpointType } from "./webhook-endpoint.type.ts";
import { webhookRule } from "./webhook-rule.ts";
import { WebhookDeliveriesArgs } from "./webhook.inputs.ts";
import type { WebhookService } from "./webhook.service.ts";

@Resolver(() => ApiConsumerType)
export class ConsumerWebhooksResolver {
  readonly #webhooks: WebhookService;
  readonly #clock: Clock;

  constructor(webhooks: WebhookService, clock: Clock) {
    this.#webhooks = webhooks;
    this.#clock = clock;
  }

  @FieldResolver(() => [WebhookEndpointType], { description: "Where it is told of what happens, the oldest first; at most 20." })
  @Access(webhookRule)
  async webhookEndpoints(@Ctx() { actor }: Context, @Root() { row }: ApiConsumerType): Promise<WebhookEndpointType[]> {
    const now = this.#clock.now();
    return (await this.#webhooks.listOf(actor, row.id)).map((endpoint) => toWebhookEndpoint(endpoint, now));
  }
}

@Resolver(() => WebhookEndpointType)
export class WebhookEndpointResolver {
  readonly #webhooks: WebhookService;

  constructor(webhooks: WebhookService) {
    this.#webhooks = webhooks;
  }

  @FieldResolver(() => WebhookDeliveryConnection, {
    description: "What went there, or goes: of the last 30 days, the newest first.",
  })
  async deliveries(
    @Ctx() { actor }: Context,
    @Root() { rowId }: WebhookEndpointType,
    @Args(() => WebhookDeliveriesArgs) { first, after, state }: WebhookDeliveriesArgs,
  ): Promise<WebhookDeliveryConnection> {
    const size = Math.min(Math.max(first, 1), largestPageSize);
    const page = await this.#webhooks.deliveries(actor, { endpointId: rowId, state: state ?? null, first: size, after });
    return toConnection(page, toDelivery);
  }
}
