import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { PageArgs } from "../../../graphql/connection.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import type { DeliveryState } from "./webhook-delivery.entity.ts";
import { WebhookTopicEnum } from "./webhook-endpoint.type.ts";
import type { WebhookTopic } from "./webhook-topic.ts";
import { DeliveryStateEnum } from "./webhook-try.type.ts";

@ArgsType()
export class WebhookDeliveriesArgs extends PageArgs {
  @Field(() => DeliveryStateEnum, { nullable: true, description: "Those in this state alone; all of them without it." })
  state?: DeliveryState | null;
}

@InputType({ description: "A new webhook endpoint." })
export class CreateWebhookEndpointInput {
  @Field(() => ID, { nullable: true, description: "Whose it is: support has to say; a consumer's are its own." })
  consumerId?: string | null;

  @Field(() => String, {
    description:
      "Where events are sent: `https://` with a public address, port 443 or above 1023, no user name or password, at most 500 characters. For example `https://hooks.example.com/portail`.",
  })
  url!: string;

  @Field(() => [WebhookTopicEnum], { description: "What it is told of; at least one." })
  topics!: WebhookTopic[];

  @Field(() => String, { nullable: true, description: "What it is for, in at most 200 characters." })
  description?: string | null;
}

@InputType({ description: "Changes of a webhook endpoint; absent fields are untouched." })
export class UpdateWebhookEndpointInput {
  @Field(() => ID, { description: "Which." })
  id!: string;

  @Field(() => Int, { description: "The version that the changes are based on." })
  version!: number;

  @Field(() => String, { nullable: true, description: "Where events are sent from now on; also those that wait." })
  url?: string | null;

  @Field(() => [WebhookTopicEnum], { nullable: true, description: "What it is told of from now on; at least one." })
  topics?: WebhookTopic[] | null;

  @Field(() => String, { nullable: true, description: "What it is for, in at most 200 characters; null clears it." })
  description?: string | null;
}

@InputType({ description: "Which endpoint gets a new secret." })
export class RotateWebhookSecretInput {
  @Field(() => ID, { description: "Which." })
  id!: string;

  @Field(() => Int, {
    defaultValue: 24,
    description:
      "For how many hours the secret before signs beside the new one: 0 ends it at once, 168 is the most. One that is still good from a rotation before ends now.",
  })
  keepOldHours!: number;
}

@InputType({ description: "Which webhook endpoint." })
export class WebhookEndpointInput {
  @Field(() => ID, { description: "Which." })
  id!: string;
}

@InputType({ description: "Which event is sent again, and where." })
export class ReplayWebhookEventInput {
  @Field(() => ID, { description: "The endpoint." })
  endpointId!: string;

  @Field(() => ID, { description: "The delivery's `id`, of that endpoint." })
  deliveryId!: string;
}

@InputType({ description: "Which events are sent again, and where." })
export class ReplayWebhookEventsInput {
  @Field(() => ID, { description: "The endpoint." })
  endpointId!: string;

  @Field(() => DateTime, { description: "Events that happened then or later. They are kept for 30 days." })
  since!: string;

  @Field(() => Boolean, { defaultValue: false, description: "Whether those that were delivered are sent again as well." })
  includeDelivered!: boolean;
}
