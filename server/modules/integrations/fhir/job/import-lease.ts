import type { EntityManager } from "typeorm";
import { LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../../../db/affected.ts";
import type { Database } from "../../../../db/database.ts";
import type { Clock } from "../../../../kernel/clock.ts";
import { later, minutes } from "../../../../kernel/clock.ts";
import { newId } from "../../../../kernel/id.ts";
import { FhirImport } from "./fhir-import.entity.ts";

/** An import that this worker alone may go on with, until the lease ends. */
export interface Lease {
  readonly clinicId: string;
  readonly id: string;
  readonly token: string;
}

/** Another worker has it: what this one was about to keep is not kept. */
export class LeaseLost extends Error {}

/** Longer than a part ever takes, item by item and waits for locks included. */
const leaseMs = minutes(1);

/** What can be taken now, the longest waiting first. Others may be after the same. */
export const findDueImports = (database: Database, now: Date): Promise<FhirImport[]> =>
  database.manager.find(FhirImport, {
    select: { clinicId: true, id: true, dueAt: true },
    where: { dueAt: LessThanOrEqual(now) },
    order: { dueAt: "ASC" },
    take: 20,
  });

/** Null where it isn't due: another worker has it, or it is over. */
export async function takeLease(
  database: Database,
  clock: Clock,
  { clinicId, id }: Pick<FhirImport, "clinicId" | "id">,
): Promise<Lease | null> {
  const [now, token] = [clock.now(), newId()];
  const due = { clinicId, id, dueAt: LessThanOrEqual(now) };
  const taken = await database.transaction((tx) => tx.update(FhirImport, due, { leaseToken: token, dueAt: later(now, leaseMs) }));
  return affectedRows(taken) === 1 ? { clinicId, id, token } : null;
}

/** The import as it is now, held until the transaction ends. */
export async function continueLease(tx: EntityManager, { clinicId, id, token }: Lease, at: Date): Promise<FhirImport> {
  const renewed = await tx.update(FhirImport, { clinicId, id, leaseToken: token }, { dueAt: later(at, leaseMs) });
  if (affectedRows(renewed) !== 1) throw new LeaseLost();
  return tx.findOneByOrFail(FhirImport, { clinicId, id });
}

/** Lets others go on with it, at once or later. */
export async function releaseLease(database: Database, { clinicId, id, token }: Lease, dueAt: Date): Promise<void> {
  await database.transaction((tx) => tx.update(FhirImport, { clinicId, id, leaseToken: token }, { leaseToken: null, dueAt }));
}
