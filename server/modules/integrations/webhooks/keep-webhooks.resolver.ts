import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId, toGlobalId } from "../../../graphql/global-id.ts";
import { Repeatable, ShownOnce } from "../../../graphql/key-use.ts";
import { toUserErrors } from "../../../graphql/user-error.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { EndpointWithSecret } from "./create-endpoint.ts";
import type { WebhookEndpoint } from "./webhook-endpoint.entity.ts";
import { toWebhookEndpoint } from "./webhook-endpoint.type.ts";
import { webhookRule } from "./webhook-rule.ts";
import {
  CreateWebhookEndpointInput,
  RotateWebhookSecretInput,
  UpdateWebhookEndpointInput,
  WebhookEndpointInput,
} from "./webhook.inputs.ts";
import { DeleteWebhookEndpointPayload, WebhookEndpointPayload, WebhookSecretPayload } from "./webhook.payloads.ts";
import type { WebhookService } from "./webhook.service.ts";

const endpointId = (id: string): string | null => fromGlobalId("WebhookEndpoint", id);

@Resolver()
export class KeepWebhooksResolver {
  readonly #webhooks: WebhookService;
  readonly #clock: Clock;

  constructor(webhooks: WebhookService, clock: Clock) {
    this.#webhooks = webhooks;
    this.#clock = clock;
  }

  @Mutation(() => WebhookSecretPayload, {
    description:
      "Makes an endpoint, enabled, and answers its signing secret this once. Errors: `VALIDATION_FAILED`, also at a topic for which the consumer lacks the right, and where it has 20 endpoints; `NOT_FOUND`.",
  })
  @Access(webhookRule)
  @ShownOnce()
  async createWebhookEndpoint(
    @Ctx() context: Context,
    @Arg("input", () => CreateWebhookEndpointInput, { description: "The endpoint." }) input: CreateWebhookEndpointInput,
  ): Promise<WebhookSecretPayload> {
    const { actor } = context;
    const own = actor.kind === "consumer" ? actor.id : null;
    const { consumerId } = input;
    const whose = consumerId === null || consumerId === undefined ? own : fromGlobalId("ApiConsumer", consumerId);
    return this.#withSecret(await this.#webhooks.create(actor, whose, input), context);
  }

  @Mutation(() => WebhookEndpointPayload, {
    description: "Changes an endpoint. Errors: `CONFLICT` where somebody changed it meanwhile; `VALIDATION_FAILED`; `NOT_FOUND`.",
  })
  @Access(webhookRule)
  async updateWebhookEndpoint(
    @Ctx() context: Context,
    @Arg("input", () => UpdateWebhookEndpointInput, { description: "Which, and what." }) input: UpdateWebhookEndpointInput,
  ): Promise<WebhookEndpointPayload> {
    const { id, version } = input;
    return this.#changed(await this.#webhooks.update(context.actor, { id: endpointId(id), version, input }), context);
  }

  @Mutation(() => WebhookSecretPayload, {
    description:
      "Gives an endpoint a new signing secret, and answers it this once. For a while events are signed with both, unless told otherwise. Errors: `VALIDATION_FAILED`; `CONFLICT` where somebody changed it in the same moment; `NOT_FOUND`.",
  })
  @Access(webhookRule)
  @ShownOnce()
  async rotateWebhookSecret(
    @Ctx() context: Context,
    @Arg("input", () => RotateWebhookSecretInput, { description: "Which." }) { id, keepOldHours }: RotateWebhookSecretInput,
  ): Promise<WebhookSecretPayload> {
    return this.#withSecret(await this.#webhooks.rotate(context.actor, { id: endpointId(id), keepHours: keepOldHours }), context);
  }

  @Mutation(() => WebhookEndpointPayload, {
    description:
      "Sends nothing to an endpoint any more; what happens is held back for 30 days. Repeating it changes nothing. Errors: `NOT_FOUND`.",
  })
  @Access(webhookRule)
  @Repeatable()
  async disableWebhookEndpoint(
    @Ctx() context: Context,
    @Arg("input", () => WebhookEndpointInput, { description: "Which." }) { id }: WebhookEndpointInput,
  ): Promise<WebhookEndpointPayload> {
    return this.#changed(await this.#webhooks.setEnabled(context.actor, endpointId(id), false), context);
  }

  @Mutation(() => WebhookEndpointPayload, {
    description:
      "Sends to an endpoint again. What was held back meanwhile is sent once it is asked for (`replayWebhookEvents`). Repeating it changes nothing. Errors: `NOT_FOUND`.",
  })
  @Access(webhookRule)
  @Repeatable()
  async enableWebhookEndpoint(
    @Ctx() context: Context,
    @Arg("input", () => WebhookEndpointInput, { description: "Which." }) { id }: WebhookEndpointInput,
  ): Promise<WebhookEndpointPayload> {
    return this.#changed(await this.#webhooks.setEnabled(context.actor, endpointId(id), true), context);
  }

  @Mutation(() => DeleteWebhookEndpointPayload, {
    description: "Deletes an endpoint with its secrets. What waits for it is dropped. Errors: `NOT_FOUND`.",
  })
  @Access(webhookRule)
  async deleteWebhookEndpoint(
    @Ctx() context: Context,
    @Arg("input", () => WebhookEndpointInput, { description: "Which." }) { id }: WebhookEndpointInput,
  ): Promise<DeleteWebhookEndpointPayload> {
    const outcome = await this.#webhooks.remove(context.actor, endpointId(id));
    return outcome.ok
      ? { deletedId: toGlobalId("WebhookEndpoint", outcome.value.id), errors: [] }
      : { deletedId: null, errors: toUserErrors(outcome.problems, context) };
  }

  #changed(outcome: Outcome<WebhookEndpoint>, context: Context): WebhookEndpointPayload {
    return outcome.ok
      ? { webhookEndpoint: toWebhookEndpoint(outcome.value, this.#clock.now()), errors: [] }
      : { webhookEndpoint: null, errors: toUserErrors(outcome.problems, context) };
  }

  #withSecret(outcome: Outcome<EndpointWithSecret>, context: Context): WebhookSecretPayload {
    if (!outcome.ok) return { webhookEndpoint: null, secret: null, errors: toUserErrors(outcome.problems, context) };
    const { endpoint, secret } = outcome.value;
    return { webhookEndpoint: toWebhookEndpoint(endpoint, this.#clock.now()), secret, errors: [] };
  }
}
