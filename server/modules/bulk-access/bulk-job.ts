import type { EntityManager } from "typeorm";
import { LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Database } from "../../db/database.ts";
import type { Clock } from "../../kernel/clock.ts";
import { later, minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { BulkAccessChange } from "./bulk-access-change.entity.ts";

/** A change that this worker alone may go on with, until the lease ends. */
export interface Lease {
  readonly clinicId: string;
  readonly id: string;
  readonly token: string;
}

/** Longer than a slice ever takes, waits for locks included. */
const leaseMs = minutes(1);

/** What can be taken now, the longest waiting first. Others may be after the same. */
export const findDueChanges = (database: Database, now: Date): Promise<BulkAccessChange[]> =>
  database.manager.find(BulkAccessChange, {
    select: { clinicId: true, id: true, dueAt: true },
    where: { dueAt: LessThanOrEqual(now) },
    order: { dueAt: "ASC" },
    take: 20,
  });

/** Null where another worker was faster. */
export async function takeLease(database: Database, clock: Clock, { clinicId, id }: BulkAccessChange): Promise<Lease | null> {
  const [now, token] = [clock.now(), newId()];
  const due = { clinicId, id, dueAt: LessThanOrEqual(now) };
  const taken = await database.transaction((tx) => tx.update(BulkAccessChange, due, { leaseToken: token, dueAt: later(now, leaseMs) }));
  return affectedRows(taken) === 1 ? { clinicId, id, token } : null;
}

/**
 * The change as it is now, for one slice of it; null where the lease was lost, or somebody paused or ended it. The row stays locked until
 * the slice is committed: whoever pauses it meanwhile comes after.
 */
export async function continueLease(tx: EntityManager, { clinicId, id, token }: Lease, at: Date): Promise<BulkAccessChange | null> {
  const renewed = await tx.update(BulkAccessChange, { clinicId, id, leaseToken: token }, { dueAt: later(at, leaseMs) });
  return affectedRows(renewed) === 1 ? tx.findOneByOrFail(BulkAccessChange, { clinicId, id }) : null;
}

/** Lets others go on with it at once. */
export async function releaseLease(database: Database, { clinicId, id, token }: Lease, now: Date): Promise<void> {
  const held = { clinicId, id, leaseToken: token };
  await database.transaction((tx) => tx.update(BulkAccessChange, held, { leaseToken: null, dueAt: now }));
}
