import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { toUserErrors } from "../../../graphql/user-error.ts";
import { instant, validate } from "../../../kernel/validation.ts";
import { toDelivery } from "./webhook-endpoint.type.ts";
import { webhookRule } from "./webhook-rule.ts";
import { ReplayWebhookEventInput, ReplayWebhookEventsInput, WebhookEndpointInput } from "./webhook.inputs.ts";
import { ReplayWebhookEventPayload, ReplayWebhookEventsPayload, SendTestWebhookPayload } from "./webhook.payloads.ts";
import type { WebhookService } from "./webhook.service.ts";

const endpointIdOf = (id: string): string | null => fromGlobalId("WebhookEndpoint", id);

@Resolver()
export class SendWebhooksResolver {
  readonly #webhooks: WebhookService;

  constructor(webhooks: WebhookService) {
    this.#webhooks = webhooks;
  }

  @Mutation(() => SendTestWebhookPayload, {
    description:
      "Sends an event of the type `portail.test` now, signed as every other, and answers what happened; also to an endpoint that is disabled. It is tried once, and counts for nothing. Errors: `TOO_MANY_REQUESTS` after ten a minute; `NOT_FOUND`.",
  })
  @Access(webhookRule)
  async sendTestWebhook(
    @Ctx() context: Context,
    @Arg("input", () => WebhookEndpointInput, { description: "Where." }) { id }: WebhookEndpointInput,
  ): Promise<SendTestWebhookPayload> {
    const outcome = await this.#webhooks.test(context.actor, endpointIdOf(id));
    return outcome.ok ? { result: outcome.value, errors: [] } : { result: null, errors: toUserErrors(outcome.problems, context) };
  }

  @Mutation(() => ReplayWebhookEventPayload, {
    description:
      "Sends an event again, or at once where it waits for another try, under the same `webhook-id`. Errors: `CONFLICT` where the endpoint is disabled; `NOT_FOUND`.",
  })
  @Access(webhookRule)
  async replayWebhookEvent(
    @Ctx() context: Context,
    @Arg("input", () => ReplayWebhookEventInput, { description: "Which." }) input: ReplayWebhookEventInput,
  ): Promise<ReplayWebhookEventPayload> {
    const which = { endpointId: endpointIdOf(input.endpointId), deliveryId: fromGlobalId("WebhookDelivery", input.deliveryId) };
    const outcome = await this.#webhooks.replay(context.actor, which);
    return outcome.ok
      ? { delivery: toDelivery(outcome.value), errors: [] }
      : { delivery: null, errors: toUserErrors(outcome.problems, context) };
  }

  @Mutation(() => ReplayWebhookEventsPayload, {
    description:
      "Sends all events since then that were not delivered: those that failed, were held back, or wait for another try. Errors: `CONFLICT` where the endpoint is disabled; `VALIDATION_FAILED`; `NOT_FOUND`.",
  })
  @Access(webhookRule)
  async replayWebhookEvents(
    @Ctx() context: Context,
    @Arg("input", () => ReplayWebhookEventsInput, { description: "Which." }) input: ReplayWebhookEventsInput,
  ): Promise<ReplayWebhookEventsPayload> {
    const since = validate(instant, input.since, ["input", "since"]);
    const outcome = since.ok
      ? await this.#webhooks.replaySince(context.actor, {
          ...{ endpointId: endpointIdOf(input.endpointId), since: since.value, delivered: input.includeDelivered },
        })
      : since;
    return outcome.ok
      ? { replayed: outcome.value.count, continueSince: outcome.value.continueSince, errors: [] }
      : { replayed: null, continueSince: null, errors: toUserErrors(outcome.problems, context) };
  }
}
