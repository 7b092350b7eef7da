import type { EntityManager } from "typeorm";
import { IsNull } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import { Fault } from "../../kernel/fault.ts";
import type { CallParts } from "./call-parts.ts";
import type { ClaimedCall } from "./claim-call.ts";
import { IdempotentCall } from "./idempotent-call.entity.ts";

const whereOf = ({ clinicId, id, leaseToken }: ClaimedCall) => ({ clinicId, id, leaseToken });

/** Notes in a transaction of the call that the call is applied, if it is kept. Whoever was overtaken keeps nothing. */
export async function markApplied(tx: EntityManager, call: ClaimedCall, at: Date): Promise<void> {
  if (affectedRows(await tx.update(IdempotentCall, whereOf(call), { appliedAt: at })) !== 1) throw new Fault("CONFLICT", "IN_FLIGHT");
}

/** Keeps the answer for who asks again; null for one that is never given again. */
export async function keepAnswer({ database, clock }: CallParts, call: ClaimedCall, sealed: string | null): Promise<void> {
  await database.manager.update(IdempotentCall, whereOf(call), { answeredAt: clock.now(), answer: sealed });
}

/** Nothing was done, as far as whoever did it knows: then the key is free again. If something was, its answer is lost. */
export async function releaseCall({ database, clock }: CallParts, call: ClaimedCall): Promise<void> {
  const removed = affectedRows(await database.manager.delete(IdempotentCall, { ...whereOf(call), appliedAt: IsNull() }));
  if (removed === 0) await database.manager.update(IdempotentCall, whereOf(call), { leaseUntil: clock.now() });
}
