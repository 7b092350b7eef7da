import { Field, ID, Int, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import { Payload } from "../../../graphql/payload.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { WebhookDeliveryType, WebhookEndpointType } from "./webhook-endpoint.type.ts";
import { webhookRule } from "./webhook-rule.ts";
import { WebhookTestResult } from "./webhook-try.type.ts";

@ObjectType({ description: "The endpoint after the operation, or why nothing was changed." })
@Access(anyone)
export class WebhookEndpointPayload extends Payload {
  @Field(() => WebhookEndpointType, { nullable: true, description: "The endpoint; null where it failed." })
  webhookEndpoint!: WebhookEndpointType | null;
}

@ObjectType({ description: "The endpoint with its new secret, or why there is none." })
@Access(webhookRule)
export class WebhookSecretPayload extends Payload {
  @Field(() => WebhookEndpointType, { nullable: true, description: "The endpoint; null where it failed." })
  webhookEndpoint!: WebhookEndpointType | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The secret that its events are signed with, as Standard Webhooks writes it, for example `whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD`. Answered this once.",
  })
  secret!: string | null;
}

@ObjectType({ description: "The endpoint that is gone, or why it isn't." })
@Access(webhookRule)
export class DeleteWebhookEndpointPayload extends Payload {
  @Field(() => ID, { nullable: true, description: "The id that it had; null where it failed." })
  deletedId!: string | null;
}

@ObjectType({ description: "What a test delivery came to, or why none was made." })
@Access(anyone)
export class SendTestWebhookPayload extends Payload {
  @Field(() => WebhookTestResult, { nullable: true, description: "What happened; null where nothing was sent." })
  result!: WebhookTestResult | null;
}

@ObjectType({ description: "The delivery that is made again, or why it isn't." })
@Access(anyone)
export class ReplayWebhookEventPayload extends Payload {
  @Field(() => WebhookDeliveryType, { nullable: true, description: "The delivery; null where it failed." })
  delivery!: WebhookDeliveryType | null;
}

@ObjectType({ description: "How many events are sent again, or why none is." })
@Access(webhookRule)
export class ReplayWebhookEventsPayload extends Payload {
  @Field(() => Int, { nullable: true, description: "How many; null where it failed." })
  replayed!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "One call replays 10,000 events, the oldest first: where there are more, the `since` with which to go on. Null where it was all.",
  })
  continueSince!: Date | null;
}
