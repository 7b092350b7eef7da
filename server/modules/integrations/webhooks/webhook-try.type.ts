import { Field, Int, ObjectType } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { webhookRule } from "./webhook-rule.ts";
import { deliveryStates } from "./webhook-delivery.entity.ts";

export const DeliveryStateEnum = enumOf("WebhookDeliveryState", "What became of an event on its way to an endpoint.", deliveryStates, {
  PENDING: "It is tried, or will be (again).",
  DELIVERED: "The endpoint accepted it: it answered 2xx.",
  FAILED: "Every try failed. Replay it once the endpoint works.",
  HELD: "The endpoint is or was disabled. Replay it once it is enabled.",
  CANCELLED: "It is not meant for the endpoint any more: the subscription, the consumer's right or the endpoint is gone.",
});

const reasons =
  "Why it failed: `STATUS` (see `status`), `REDIRECTED` (redirects are not followed), `TIMED_OUT` (10 s), `CONNECTION_FAILED`, `NAME_UNKNOWN`, `TLS_FAILED`, `NO_HTTP` or `ADDRESS_REFUSED` (no public address); null where it succeeded.";

@ObjectType("WebhookTry", { description: "One try to deliver an event." })
@Access(webhookRule)
export class WebhookTryType {
  @Field(() => DateTime, { description: "When it was made." })
  at!: Date;

  @Field(() => Int, { nullable: true, description: "The HTTP status of the answer, for example `503`; null where none came." })
  status!: number | null;

  @Field(() => String, { nullable: true, description: reasons })
  reason!: string | null;

  @Field(() => Int, { description: "How long it took, in milliseconds." })
  durationMs!: number;
}

@ObjectType({ description: "What a test delivery came to." })
@Access(webhookRule)
export class WebhookTestResult {
  @Field(() => String, { description: "The header `webhook-id` that was sent, for example `01JD9V6W8QK3M5N7P9R1T3V5X7`." })
  eventId!: string;

  @Field(() => Boolean, { description: "Whether the endpoint accepted it: it answered 2xx within 10 s." })
  delivered!: boolean;

  @Field(() => Int, { nullable: true, description: "The HTTP status of the answer, for example `204`; null where none came." })
  status!: number | null;

  @Field(() => String, { nullable: true, description: reasons })
  reason!: string | null;

  @Field(() => Int, { description: "How long it took, in milliseconds." })
  durationMs!: number;
}
