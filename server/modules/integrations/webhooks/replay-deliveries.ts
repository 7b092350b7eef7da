import type { EntityManager } from "typeorm";
import { In, IsNull } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Database } from "../../../db/database.ts";
import { applyKeyset } from "../../../db/keyset.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { findEndpoint, missingAt } from "./find-endpoint.ts";
import { WebhookDelivery } from "./webhook-delivery.entity.ts";
import type { WebhookEndpoint } from "./webhook-endpoint.entity.ts";

/** As if it were new: every try anew. */
const anew = (at: Date) =>
  ({ state: "PENDING", attempts: 0, firstAttemptAt: null, nextAt: at, leaseToken: null, reason: null, deliveredAt: null }) as const;

const disabled = failure({ code: "CONFLICT", path: ["input", "endpointId"], reason: "WEBHOOK_ENDPOINT_DISABLED" });

/** Where somebody may have events sent again: nothing is sent to an endpoint that is disabled. */
async function open(manager: EntityManager, actor: RightHolder, endpointId: string | null): Promise<Outcome<WebhookEndpoint>> {
  const endpoint = await findEndpoint(manager, actor, endpointId);
  if (!endpoint) return missingAt("endpointId");
  return endpoint.enabled ? success(endpoint) : disabled;
}

/** One event, whatever became of it. One that still waits is sent now. */
export async function replayDelivery(
  tx: EntityManager,
  actor: RightHolder,
  { endpointId, deliveryId }: { readonly endpointId: string | null; readonly deliveryId: string | null },
  at: Date,
): Promise<Outcome<WebhookDelivery>> {
  const found = await open(tx, actor, endpointId);
  if (!found.ok) return found;
  const { clinicId, id } = found.value;
  const one = { clinicId, endpointId: id, id: deliveryId ?? "" };
  const delivery = await tx.findOneBy(WebhookDelivery, one);
  if (!delivery) return missingAt("deliveryId");
  // One that is on its way just now is left to who has it.
  const held = delivery.leaseToken !== null && delivery.nextAt !== null && delivery.nextAt > at;
  if (!held) await tx.update(WebhookDelivery, { ...one, state: delivery.state }, anew(at));
  await recordAudit(tx, actor, at, { action: "webhook-delivery.replayed", subjectId: delivery.id });
  return success(await tx.findOneByOrFail(WebhookDelivery, one));
}

export interface ReplayWish {
  readonly endpointId: string | null;
  readonly since: Date;
  readonly until: Date;
  /** Those that arrived as well. */
  readonly delivered: boolean;
}

export interface Replayed {
  readonly count: number;
  /** Where to go on, as so many are replayed by one call; null where it was all. */
  readonly continueSince: Date | null;
}

const slice = 500;
const mostSlices = 20;

/** The next of a time, the oldest first: those that nobody is sending just now. */
function nextPage(manager: EntityManager, { clinicId, id }: WebhookEndpoint, wish: ReplayWish, after: WebhookDelivery | null) {
  const query = manager
    .createQueryBuilder(WebhookDelivery, "delivery")
    .select(["delivery.clinicId", "delivery.id", "delivery.occurredAt"])
    .where("delivery.clinic_id = :clinicId AND delivery.endpoint_id = :id AND delivery.lease_token IS NULL", { clinicId, id })
    .andWhere("delivery.occurred_at >= :since AND delivery.occurred_at <= :until", { since: wish.since, until: wish.until });
  if (!wish.delivered) query.andWhere("delivery.state <> :arrived", { arrived: "DELIVERED" });
  const order = { at: "occurredAt", id: "id", direction: "ASC", first: slice - 1 } as const;
  return applyKeyset(query, order, after ? { key: after.occurredAt, id: after.id } : undefined).getMany();
}

/** All events of a time, as far as one call goes. */
export async function replaySince(database: Database, actor: RightHolder, wish: ReplayWish, at: Date): Promise<Outcome<Replayed>> {
  const found = await open(database.manager, actor, wish.endpointId);
  if (!found.ok) return found;
  const { clinicId, id } = found.value;
  let count = 0;
  let last: WebhookDelivery | null = null;
  for (let done = 0; done < mostSlices; done += 1) {
    const rows: WebhookDelivery[] = await nextPage(database.manager, found.value, wish, last);
    if (rows.length > 0) {
      const where = { clinicId, id: In(rows.map((row) => row.id)), leaseToken: IsNull() };
      count += await database.transaction(async (tx) => {
        if (last === null) await recordAudit(tx, actor, at, { action: "webhook-deliveries.replayed", subjectId: id });
        return affectedRows(await tx.update(WebhookDelivery, where, anew(at)));
      });
    }
    if (rows.length < slice) return success({ count, continueSince: null });
    last = rows.at(-1)!;
  }
  return success({ count, continueSince: last?.occurredAt ?? null });
}
