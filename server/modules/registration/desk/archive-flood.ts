import type { EntityManager } from "typeorm";
import type { RightHolder } from "../../../kernel/actor.ts";
import { newId } from "../../../kernel/id.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { validate } from "../../../kernel/validation.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { DeskParts } from "../registration-parts.ts";
import { Registration } from "../registration.entity.ts";
import { archivingSchema } from "./archive-registration.ts";
import { decidedBy, undecided } from "./decide.ts";
import type { Decided } from "./decide.ts";
import { decisionEntry } from "./decision-audit.ts";
import type { RegistrationFilter } from "./list-registrations.ts";
import { filtered } from "./list-registrations.ts";

export interface FloodArchiving {
  readonly filter: Omit<RegistrationFilter, "state">;
  /** How many were shown: where it is another number by now, nothing is done. */
  readonly expectedCount: number;
  readonly reason: string;
  readonly note: string | null;
}

/** One act on many registrations. */
export interface RegistrationBatch {
  /** By which it can be taken back. */
  readonly batchId: string;
  readonly count: number;
}

export const mostAtOnce = 1_000;

/** Small enough that nobody who decides on one has to wait for it. */
const sliceSize = 100;

const path = ["input"];

type Where = { readonly clinicId: string } & Partial<Pick<Registration, "state" | "decisionBatchId">>;

/** Moves those of the ids that still are as they were, and writes each down. Answers how many. */
async function moveSlice(
  tx: EntityManager,
  actor: RightHolder,
  at: Date,
  where: Where,
  ids: readonly string[],
  decided: Decided,
): Promise<number> {
  // Locked in the order of their ids and read under that lock: of two acts that meet each counts its own.
  const moved: string[] = [];
  for (const id of ids) {
    const update = await tx
      .createQueryBuilder()
      .update(Registration)
      .set({ ...decided, version: () => "version + 1" })
      .where({ ...where, id })
      .execute();
    if (update.affected === 1) moved.push(id);
  }
  const action = decided.state === "ARCHIVED" ? "registration.archived" : "registration.restored";
  await recordAudit(tx, actor, at, ...moved.map((id) => decisionEntry(action, { id })));
  return moved.length;
}

async function moveAll(
  { database, clock }: DeskParts,
  actor: RightHolder,
  where: Where,
  ids: readonly string[],
  decided: Decided,
): Promise<number> {
  const inOrder = ids.toSorted();
  let count = 0;
  for (let start = 0; start < inOrder.length; start += sliceSize) {
    const slice = inOrder.slice(start, start + sliceSize);
    count += await database.transaction((tx) => moveSlice(tx, actor, clock.now(), where, slice, decided));
  }
  return count;
}

/** Puts the pending registrations of a source, or of a time, away in one act. Nobody is told. */
export async function archiveFlood(
  parts: DeskParts,
  actor: RightHolder,
  { filter, expectedCount, reason, note }: FloodArchiving,
): Promise<Outcome<RegistrationBatch>> {
  const read = validate(archivingSchema, { reason, note }, path);
  if (!read.ok) return read;
  const { clinicId } = actor;
  const { source, submittedFrom, submittedBefore } = filter;
  if (source === null && submittedFrom === null && submittedBefore === null)
    return failure({ code: "VALIDATION_FAILED", path: [...path, "source"], reason: "SOURCE_OR_TIME_NEEDED" });
  const refuse = (why: string, facts: Record<string, unknown>): Outcome<never> =>
    failure({ code: "VALIDATION_FAILED", path: [...path, "expectedCount"], reason: why, facts });
  const rows = await filtered(parts.database.manager, clinicId, "PENDING", { ...filter, state: "PENDING" })
    .select(["registration.clinicId", "registration.id"])
    .limit(mostAtOnce + 1)
    .getMany();
  if (rows.length > mostAtOnce) return refuse("TOO_MANY_REGISTRATIONS", { maximum: mostAtOnce });
  if (rows.length !== expectedCount) return refuse("REGISTRATION_COUNT_CHANGED", { count: rows.length });
  const batchId = newId();
  const decided: Decided = {
    ...{ state: "ARCHIVED", ...decidedBy(actor, parts.clock.now()), decisionBatchId: batchId },
    ...{ archiveReason: read.value.reason, archiveNote: read.value.note },
  };
  const ids = rows.map(({ id }) => id);
  return success({ batchId, count: await moveAll(parts, actor, { clinicId, state: "PENDING" }, ids, decided) });
}

/** Takes such an act back: those that are still archived by it wait again. */
export async function restoreBatch(parts: DeskParts, actor: RightHolder, batchId: string | null): Promise<Outcome<RegistrationBatch>> {
  const { clinicId } = actor;
  const where = { clinicId, decisionBatchId: batchId ?? "", state: "ARCHIVED" as const };
  const rows = await parts.database.manager.find(Registration, { select: { clinicId: true, id: true }, where, take: mostAtOnce });
  if (batchId === null || rows.length === 0) return failure({ code: "NOT_FOUND", path: [...path, "batchId"] });
  const ids = rows.map(({ id }) => id);
  return success({ batchId, count: await moveAll(parts, actor, where, ids, undecided) });
}
