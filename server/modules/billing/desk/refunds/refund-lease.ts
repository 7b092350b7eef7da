import type { EntityManager, QueryDeepPartialEntity } from "typeorm";
import { affectedRows } from "../../../../db/affected.ts";
import { hours, later, minutes } from "../../../../kernel/clock.ts";
import { newId } from "../../../../kernel/id.ts";
import type { PaymentParts } from "../../payments/payment-parts.ts";
import { Refund } from "../refund.entity.ts";

/** A refund that its holder alone sends, until the lease is over. */
export interface LeasedRefund {
  readonly refund: Refund;
  readonly token: string;
  /** Nobody has asked Stripe for it before. */
  readonly firstTime: boolean;
}

const leaseMs = minutes(2);

/** Null where it needs nothing more, or somebody else is at it. */
export async function leaseRefund({ database, clock }: PaymentParts, clinicId: string, id: string): Promise<LeasedRefund | null> {
  const now = clock.now();
  const { manager } = database;
  const before = await manager.findOneBy(Refund, { clinicId, id });
  if (!before || (before.state !== "PREPARING" && before.state !== "SENT")) return null;
  const { state, leaseToken, leaseUntil } = before;
  if (leaseUntil !== null && leaseUntil > now) return null;
  const token = newId();
  const update = manager
    .createQueryBuilder()
    .update(Refund)
    .set({ leaseToken: token, leaseUntil: later(now, leaseMs), checkedAt: now })
    .where({ clinicId, id, state })
    .andWhere(leaseToken === null ? "lease_token IS NULL" : "lease_token = :leaseToken", { leaseToken });
  if (affectedRows(await update.execute()) !== 1) return null;
  return { refund: await manager.findOneByOrFail(Refund, { clinicId, id }), token, firstTime: before.checkedAt === null };
}

/** Changes a refund that is still waiting and still leased: null where it isn't. */
export async function changeLeased(
  manager: EntityManager,
  { refund, token, firstTime }: LeasedRefund,
  change: Partial<Refund>,
): Promise<LeasedRefund | null> {
  const { clinicId, id } = refund;
  const where = { clinicId, id, state: "PREPARING" as const, leaseToken: token };
  if (affectedRows(await manager.update(Refund, where, change as QueryDeepPartialEntity<Refund>)) !== 1) return null;
  return { refund: Object.assign(new Refund(), refund, change), token, firstTime };
}

/** The older, the seldomer: between a minute and an hour. */
const pauseAfter = (age: number): number => Math.min(hours(1), Math.max(minutes(1), age));

/** Gives the lease back. What is final by now stays as it is. */
export async function leaveForLater({ database, clock }: PaymentParts, { refund, token }: LeasedRefund): Promise<void> {
  const { clinicId, id, startedAt } = refund;
  const now = clock.now();
  const mine = { clinicId, id, leaseToken: token };
  const nextCheckAt = later(now, pauseAfter(now.getTime() - startedAt.getTime()));
  for (const state of ["PREPARING", "SENT"] as const) await database.manager.update(Refund, { ...mine, state }, { nextCheckAt });
  await database.manager.update(Refund, mine, { leaseToken: null, leaseUntil: null });
}
