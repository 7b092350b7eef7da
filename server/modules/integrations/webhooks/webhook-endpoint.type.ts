import { Field, ID, Int, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import { PageInfo } from "../../../graphql/connection.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { Node } from "../../../graphql/node.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { DeliveryStateEnum, WebhookTryType } from "./webhook-try.type.ts";
import type { DeliveryState, WebhookDelivery } from "./webhook-delivery.entity.ts";
import type { DisabledReason, WebhookEndpoint } from "./webhook-endpoint.entity.ts";
import { webhookRule } from "./webhook-rule.ts";
import type { WebhookTopic } from "./webhook-topic.ts";
import { typeOfTopic, webhookTopics } from "./webhook-topic.ts";

export const WebhookTopicEnum = enumOf(
  "WebhookTopic",
  "What a webhook may tell of. A consumer needs the right to read it.",
  webhookTopics,
  {
    PORTAL_SETTINGS_UPDATED:
      'The portal settings were saved or restored: `"portal_settings.updated"` with `version`. Needs no further right.',
    PATIENT_ACCESS_CHANGED:
      '`"patient_access.changed"` with up to 500 `patientIds`: charts whose own portal access was switched. Needs `PATIENT_ACCESS` or `PATIENTS_READ`.',
    REGISTRATION_SUBMITTED: 'Somebody registered: `"registration.submitted"` with `registrationId`. Needs `REGISTRATIONS`.',
    CONVERSATION_REPLIED: 'A patient replied: `"conversation.replied"` with `conversationId` and `messageId`. Needs `CONVERSATIONS_READ`.',
    INVOICE_PAID: 'An invoice owes nothing any more: `"invoice.paid"` with `invoiceId` and `patientId`. Needs `BILLING_READ`.',
    APPOINTMENT_CHANGED:
      'Appointments were made or changed: `"appointment.changed"` with up to 500 `appointmentIds`. Needs `APPOINTMENTS_READ`.',
  },
);

export const DisabledReasonEnum = enumOf(
  "WebhookDisabledReason",
  "Why nothing is sent to an endpoint.",
  ["BY_HAND", "GONE", "FAILING"] as const satisfies readonly DisabledReason[],
  {
    BY_HAND: "Somebody disabled it.",
    GONE: "It answered 410: it wants nothing any more.",
    FAILING: "It accepted nothing for a whole day.",
  },
);

@ObjectType("WebhookEndpoint", {
  implements: Node,
  description: "Where a consumer is told of what happens in the clinic. Its signing secret is shown once, and never here.",
})
@Access(webhookRule)
export class WebhookEndpointType extends Node {
  /** The application's. */
  rowId!: string;

  @Field(() => String, { description: "Where events are sent, for example `https://hooks.example.com/portail`." })
  url!: string;

  @Field(() => String, { nullable: true, description: "What it is for, for example `Tableau de bord de la clinique`." })
  description!: string | null;

  @Field(() => [WebhookTopicEnum], { description: "What it is told of." })
  topics!: WebhookTopic[];

  @Field(() => Boolean, { description: "Whether anything is sent there. What happens while it isn't is held back, to be replayed." })
  enabled!: boolean;

  @Field(() => DisabledReasonEnum, { nullable: true, description: "Why it is disabled; null while it is enabled." })
  disabledReason!: DisabledReason | null;

  @Field(() => DateTime, { nullable: true, description: "Since when it is disabled; null while it is enabled." })
  disabledAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Since when every try has failed; null where the last one succeeded, or none was made.",
  })
  failingSince!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it last accepted an event, to the minute; null for never." })
  lastDeliveredAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Until when the secret before signs beside the one in use; null where it doesn't.",
  })
  previousSecretUntil!: Date | null;

  @Field(() => Int, { description: "Rises with every change of it: send it back with yours." })
  version!: number;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;
}

@ObjectType("WebhookDelivery", {
  description: "One event on its way to one endpoint. What it says is not shown; ids are in the event alone.",
})
@Access(webhookRule)
export class WebhookDeliveryType {
  @Field(() => ID, { description: "Opaque and stable. Give it to `replayWebhookEvent`." })
  id!: string;

  @Field(() => String, { description: "The event's id, as the header `webhook-id` says it; for example `01JD9V6W8QK3M5N7P9R1T3V5X7`." })
  eventId!: string;

  @Field(() => WebhookTopicEnum, { description: "What it tells of." })
  topic!: WebhookTopic;

  @Field(() => String, { description: "The same as the event's `type` says it, for example `invoice.paid`." })
  type!: string;

  @Field(() => DeliveryStateEnum, { description: "What became of it so far." })
  state!: DeliveryState;

  @Field(() => Int, { description: "How often it was tried since it happened, or was last replayed. Ten times at most." })
  attempts!: number;

  @Field(() => DateTime, { nullable: true, description: "When it is tried (again); null where it isn't." })
  nextAttemptAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it isn't delivered, for example `STATUS`, `TIMED_OUT` or `ENDPOINT_DISABLED`; null where nothing is wrong.",
  })
  reason!: string | null;

  @Field(() => [WebhookTryType], { description: "The latest 20 tries, the oldest first." })
  tries!: WebhookTryType[];

  @Field(() => DateTime, { description: "When what it tells of happened." })
  occurredAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was accepted; null where it wasn't." })
  deliveredAt!: Date | null;
}

@ObjectType({ description: "A delivery in its list." })
@Access(anyone)
export class WebhookDeliveryEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => WebhookDeliveryType, { description: "The delivery." })
  node!: WebhookDeliveryType;
}

@ObjectType({ description: "A page of deliveries." })
@Access(anyone)
export class WebhookDeliveryConnection {
  @Field(() => [WebhookDeliveryEdge], { description: "The deliveries, the newest first." })
  edges!: WebhookDeliveryEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}

/** The secret before is told of only while it signs. */
export function toWebhookEndpoint(row: WebhookEndpoint, now: Date): WebhookEndpointType {
  const { url, description, topics, enabled, disabledReason, disabledAt, failingSince, lastDeliveredAt, version, createdAt } = row;
  const { previousSecretUntil: until } = row;
  return Object.assign(new WebhookEndpointType(), {
    ...{ rowId: row.id, id: toGlobalId("WebhookEndpoint", row.id), url, description, topics, enabled, disabledReason, disabledAt },
    ...{ failingSince, lastDeliveredAt, version, createdAt, previousSecretUntil: until !== null && until > now ? until : null },
  });
}

export function toDelivery(row: WebhookDelivery): WebhookDeliveryType {
  const { eventId, topic, state, attempts, reason, tries, occurredAt, deliveredAt } = row;
  return Object.assign(new WebhookDeliveryType(), {
    ...{
      id: toGlobalId("WebhookDelivery", row.id),
      eventId,
      topic,
      type: typeOfTopic(topic),
      state,
      attempts,
      reason,
      occurredAt,
      deliveredAt,
    },
    nextAttemptAt: row.nextAt,
    tries: tries.map((each) => Object.assign(new WebhookTryType(), { ...each, at: new Date(each.at) })),
  });
}
