import { later } from "../../../kernel/clock.ts";
import type { WebhookAnswer } from "../../../gateways/webhooks/webhook-gateway.ts";
import type { ClaimedDelivery, DeliveryQueue } from "./delivery-queue.ts";
import { noteFailure, noteSuccess } from "./endpoint-health.ts";
import { rightsOfConsumers } from "./rights-of-consumers.ts";
import { mostTries, nextTryAt, retryAfterMs } from "./try-schedule.ts";
import type { DeliveryState, Try } from "./webhook-delivery.entity.ts";
import { endpointDisabled } from "./webhook-delivery.entity.ts";
import { WebhookEndpoint } from "./webhook-endpoint.entity.ts";
import { WebhookEvent } from "./webhook-event.entity.ts";
import type { WebhookParts } from "./webhook-parts.ts";
import { mayHear } from "./webhook-topic.ts";

export interface Delivering {
  readonly parts: WebhookParts;
  readonly queue: DeliveryQueue;
  readonly random: () => number;
  /** Ends a call that is under way: the process stops. */
  readonly stop: AbortSignal;
}

type Obstacle = { readonly state: Extract<DeliveryState, "HELD" | "CANCELLED" | "FAILED">; readonly reason: string };

type Ready = { readonly endpoint: WebhookEndpoint; readonly event: WebhookEvent };

const triesKept = 20;

export const wasAccepted = (answer: WebhookAnswer): boolean => answer.kind === "answered" && answer.status >= 200 && answer.status < 300;

/** Why it isn't delivered, as a word. */
export const reasonOf = (answer: WebhookAnswer): string | null => {
  if (answer.kind === "failed") return answer.code;
  if (wasAccepted(answer)) return null;
  return answer.status >= 300 && answer.status < 400 ? "REDIRECTED" : "STATUS";
};

/** What is sent, and where; or why it isn't (any more). Decided at every try: rights may have been lost since. */
async function prepare({ parts }: Delivering, { delivery, attempts }: ClaimedDelivery): Promise<Ready | Obstacle> {
  const { clinicId, endpointId, eventId, topic } = delivery;
  const { manager } = parts.database;
  const endpoint = await manager.findOneBy(WebhookEndpoint, { clinicId, id: endpointId });
  if (!endpoint) return { state: "CANCELLED", reason: "ENDPOINT_DELETED" };
  if (!endpoint.enabled) return { state: "HELD", reason: endpointDisabled };
  if (!endpoint.topics.includes(topic)) return { state: "CANCELLED", reason: "NOT_SUBSCRIBED" };
  const rights = (await rightsOfConsumers(manager, clinicId, [endpoint.consumerId])).get(endpoint.consumerId);
  if (!rights || !mayHear(topic, rights)) return { state: "CANCELLED", reason: "RIGHT_MISSING" };
  const event = await manager.findOneBy(WebhookEvent, { clinicId, id: eventId });
  if (!event) return { state: "CANCELLED", reason: "EXPIRED" };
  // Whoever made the last try died of it.
  return attempts > mostTries ? { state: "FAILED", reason: "INTERRUPTED" } : { endpoint, event };
}

async function conclude(delivering: Delivering, claimed: ClaimedDelivery, endpoint: WebhookEndpoint, answer: WebhookAnswer, triedAt: Date) {
  const { parts, queue, random } = delivering;
  const { database, clock, notice } = parts;
  const at = clock.now();
  const { attempts, firstAttemptAt, delivery } = claimed;
  const reason = reasonOf(answer);
  const status = answer.kind === "answered" ? answer.status : null;
  const made: Try = { at: triedAt.toISOString(), status, reason, durationMs: at.getTime() - triedAt.getTime() };
  const tries = [...delivery.tries, made].slice(-triesKept);
  const told = await database.transaction(async (tx) => {
    if (reason === null) {
      const held = await queue.finish(tx, claimed, "DELIVERED", { reason, tries, deliveredAt: at });
      await noteSuccess(tx, endpoint, at);
      return { held, why: null };
    }
    const waitMs = answer.kind === "answered" ? retryAfterMs(answer.retryAfter, at) : 0;
    const gone = status === 410;
    const next = gone ? null : nextTryAt({ attempts, firstAttemptAt, at, waitMs, random });
    const held = next
      ? await queue.retry(tx, claimed, next, { reason, tries })
      : await queue.finish(tx, claimed, "FAILED", { reason, tries });
    const why = await noteFailure(tx, endpoint, { triedAt, at, waitMs, gone });
    if (why) await notice.enqueue(tx, endpoint, why);
    return { held, why };
  });
  if (told.why) notice.wake();
  return told.held;
}

/** Makes one try of a delivery that this worker has claimed. No transaction is open while the receiver is waited for. */
export async function deliverWebhook(delivering: Delivering, claimed: ClaimedDelivery): Promise<void> {
  const { parts, queue, stop } = delivering;
  const { database, clock, gateway, vault, logger } = parts;
  const { delivery, attempts } = claimed;
  const fields = { clinic: delivery.clinicId, attempt: attempts };
  const ready = await prepare(delivering, claimed);
  if ("state" in ready) {
    await database.transaction((tx) => queue.finish(tx, claimed, ready.state, { reason: ready.reason }));
    return;
  }
  const { endpoint, event } = ready;
  const triedAt = clock.now();
  const secrets = vault.live(endpoint, triedAt);
  const answer = await gateway.send({ url: endpoint.url, id: event.id, at: triedAt, body: event.body, secrets }, stop);
  if (answer.kind === "failed" && answer.code === "STOPPED") {
    await queue.giveBack(claimed);
    return;
  }
  const held = await conclude(delivering, claimed, endpoint, answer, triedAt);
  if (!held) logger.warn("webhook.lease-lost", fields);
  else logger.debug("webhook.tried", { ...fields, ...(answer.kind === "answered" ? { status: answer.status } : { code: answer.code }) });
}

/** When an endpoint may be called again; null where it may be now. */
export const pausedUntil = ({ pausedUntil: until }: WebhookEndpoint, now: Date, random: () => number): Date | null =>
  until !== null && until > now ? later(until, Math.round(1_000 * random())) : null;
