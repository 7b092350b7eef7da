import type { EntityManager } from "typeorm";
import { insertRows } from "../../../db/insert-rows.ts";
import { days, later } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import { rightsOfConsumers } from "./rights-of-consumers.ts";
import { endpointDisabled, WebhookDelivery } from "./webhook-delivery.entity.ts";
import { WebhookEndpoint } from "./webhook-endpoint.entity.ts";
import { WebhookEvent } from "./webhook-event.entity.ts";
import type { WebhookHappening } from "./webhook-topic.ts";
import { bodyOf, mayHear } from "./webhook-topic.ts";

export const eventsKeptMs = days(30);

export interface Occurrence {
  readonly clinicId: string;
  readonly at: Date;
  /** The consumer whose call it was; null for everybody else's. */
  readonly causedBy: string | null;
  readonly happened: WebhookHappening;
}

type Subscriber = Pick<WebhookEndpoint, "id" | "enabled">;

/** One statement where nobody has subscribed. */
async function subscribersOf(tx: EntityManager, { clinicId, happened: { topic } }: Occurrence): Promise<readonly Subscriber[]> {
  const select = { clinicId: true, id: true, consumerId: true, topics: true, enabled: true } as const;
  const endpoints = (await tx.find(WebhookEndpoint, { select, where: { clinicId } })).filter(({ topics }) => topics.includes(topic));
  if (endpoints.length === 0) return [];
  const rights = await rightsOfConsumers(
    tx,
    clinicId,
    endpoints.map(({ consumerId }) => consumerId),
  );
  return endpoints.filter(({ consumerId }) => {
    const held = rights.get(consumerId);
    return held !== undefined && mayHear(topic, held);
  });
}

/**
 * Keeps what happened for those who have subscribed to it, in the transaction in which it happens. An endpoint that is disabled gets it
 * too, held back: it can be asked for once the endpoint works again.
 */
export async function recordEvent(tx: EntityManager, occurrence: Occurrence): Promise<void> {
  const subscribers = await subscribersOf(tx, occurrence);
  if (subscribers.length === 0) return;
  const { clinicId, at, causedBy, happened } = occurrence;
  const expiresAt = later(at, eventsKeptMs);
  const shared = { clinicId, topic: happened.topic, occurredAt: at, expiresAt };
  const event = Object.assign(new WebhookEvent(), { ...shared, id: newId(), body: bodyOf(happened, at, causedBy) });
  await insertRows(tx, WebhookEvent, [event]);
  const begun = { attempts: 0, firstAttemptAt: null, leaseToken: null, tries: [], deliveredAt: null };
  const deliveries = subscribers.map(({ id: endpointId, enabled }) =>
    Object.assign(new WebhookDelivery(), {
      ...{ ...shared, ...begun, id: newId(), endpointId, eventId: event.id },
      ...(enabled ? { state: "PENDING", nextAt: at, reason: null } : { state: "HELD", nextAt: null, reason: endpointDisabled }),
    }),
  );
  await insertRows(tx, WebhookDelivery, deliveries);
}
