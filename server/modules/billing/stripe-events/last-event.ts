import { MoreThanOrEqual } from "typeorm";
import type { EntityManager } from "typeorm";
import { StripeEvent } from "./stripe-event.entity.ts";

/** When Stripe last told the clinic of anything, since then; null where it hasn't. */
export async function lastEventAt(manager: EntityManager, clinicId: string, since: Date | null): Promise<Date | null> {
  const last = await manager.findOne(StripeEvent, {
    select: { clinicId: true, id: true, receivedAt: true },
    where: { clinicId, ...(since && { receivedAt: MoreThanOrEqual(since) }) },
    order: { receivedAt: "DESC", id: "DESC" },
  });
  return last?.receivedAt ?? null;
}
