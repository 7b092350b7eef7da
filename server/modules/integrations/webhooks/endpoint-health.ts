import type { EntityManager } from "typeorm";
import { LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { hours, later, minutes } from "../../../kernel/clock.ts";
import type { DisabledReason } from "./webhook-endpoint.entity.ts";
import { WebhookEndpoint } from "./webhook-endpoint.entity.ts";
import { longestGapMs, pauseMs } from "./try-schedule.ts";

/** So long nothing was accepted: nobody is there any more. */
const failingTooLongMs = hours(24);

/** Failures that are further apart are none of one spell. Tries are made somewhat later than they are due. */
const longestSpellGapMs = longestGapMs + hours(1);

const noteworthyMs = minutes(1);

/** A try has succeeded: whatever failed before is over. Most successes write nothing. */
export async function noteSuccess(tx: EntityManager, endpoint: WebhookEndpoint, at: Date): Promise<void> {
  const { clinicId, id, failures, lastDeliveredAt } = endpoint;
  const fresh = lastDeliveredAt !== null && at.getTime() - lastDeliveredAt.getTime() < noteworthyMs;
  if (failures === 0 && fresh) return;
  await tx.update(WebhookEndpoint, { clinicId, id }, { failures: 0, failingSince: null, pausedUntil: null, lastDeliveredAt: at });
}

interface Failed {
  /** When the try began. */
  readonly triedAt: Date;
  readonly at: Date;
  /** For how long the receiver asked to be left alone. */
  readonly waitMs: number;
  /** It wants nothing any more. */
  readonly gone: boolean;
}

const disabled = (reason: DisabledReason, at: Date) => ({
  ...{ enabled: false, disabledReason: reason, disabledAt: at, updatedAt: at, updatedBy: null, version: () => "version + 1" },
});

/** A try has failed. Answers why the endpoint is disabled by it, once; null where it isn't. */
export async function noteFailure(
  tx: EntityManager,
  endpoint: WebhookEndpoint,
  { triedAt, at, waitMs, gone }: Failed,
): Promise<Exclude<DisabledReason, "BY_HAND"> | null> {
  const { clinicId, id } = endpoint;
  const sameSpell = later(triedAt, -longestSpellGapMs);
  const pause = Math.max(pauseMs(endpoint.failures + 1), Math.min(waitMs, hours(1)));
  await tx
    .createQueryBuilder()
    .update(WebhookEndpoint)
    .set({
      failures: () => "failures + 1",
      failingSince: () => "CASE WHEN failing_since IS NULL OR last_failed_at < :sameSpell THEN :triedAt ELSE failing_since END",
      lastFailedAt: at,
      ...(pause > 0 && { pausedUntil: later(at, pause) }),
    })
    .where("clinic_id = :clinicId AND id = :id", { clinicId, id })
    .setParameters({ sameSpell, triedAt })
    .execute();
  const reason = gone ? "GONE" : "FAILING";
  const enough = gone ? {} : { failingSince: LessThanOrEqual(later(at, -failingTooLongMs)) };
  const update = await tx.update(WebhookEndpoint, { clinicId, id, enabled: true, ...enough }, disabled(reason, at));
  return affectedRows(update) === 1 ? reason : null;
}
