import type { EntityManager } from "typeorm";
import { z } from "zod";
import { isUniqueViolation } from "../../db/errors.ts";
import type { RightHolder } from "../../kernel/actor.ts";
import { writtenActor } from "../../kernel/actor.ts";
import { newId } from "../../kernel/id.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { validate } from "../../kernel/validation.ts";
import { accessReason } from "../access/set-portal-access.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { BulkAccessChange, openKey } from "./bulk-access-change.entity.ts";
import type { BulkAccessFilter } from "./bulk-access-filter.ts";
import { matchingCharts } from "./matching-charts.ts";

export const mostExceptions = 1_000;

/** What is wanted, its filter read and its ids the application's own. */
export interface BulkChangeWish {
  readonly enabled: boolean;
  readonly filter: BulkAccessFilter;
  readonly exceptPatientIds: readonly string[];
  readonly reason: string | null | undefined;
  readonly expectedCount: number;
}

const wishes = z.object({
  reason: accessReason,
  exceptPatientIds: z.array(z.string()).max(mostExceptions, "TOO_MANY"),
});

export const findOpenChange = (manager: EntityManager, clinicId: string): Promise<BulkAccessChange | null> =>
  manager.findOneBy(BulkAccessChange, { clinicId, openKey });

/** The one that is in the way comes along, for whoever would rather look at it. */
export const changeRunning = (running: BulkAccessChange | null, path: readonly string[]): Problem => ({
  ...{ code: "CONFLICT", path, reason: "BULK_CHANGE_RUNNING" },
  facts: { running },
});

const freshCounts = { changedCount: 0, unchangedCount: 0, failedCount: 0, undoneCount: 0, keptCount: 0 };

/** Begins a change, as long as what it would do is what was reviewed: a worker does it. */
export async function startBulkChange(
  tx: EntityManager,
  actor: RightHolder,
  wish: BulkChangeWish,
  at: Date,
): Promise<Outcome<BulkAccessChange>> {
  const read = validate(wishes, wish, ["input"]);
  if (!read.ok) return read;
  const { clinicId, origin } = actor;
  const running = await findOpenChange(tx, clinicId);
  if (running) return failure(changeRunning(running, []));
  const { enabled, filter, expectedCount } = wish;
  const exceptPatientIds = [...new Set(read.value.exceptPatientIds)];
  const count = await matchingCharts(tx, { clinicId, enabled, filter, exceptPatientIds }).getCount();
  if (count === 0) return failure({ code: "VALIDATION_FAILED", path: ["input", "filter"], reason: "NOBODY_MATCHES" });
  if (count !== expectedCount)
    return failure({ code: "VALIDATION_FAILED", path: ["input", "expectedCount"], reason: "COUNT_CHANGED", facts: { count } });
  const nothingYet = { finishedAt: null, undoneBy: null, undoStartedAt: null, undoFinishedAt: null, cursorAt: null, cursorId: null };
  const change = Object.assign(new BulkAccessChange(), {
    ...{ clinicId, id: newId(), enabled, filter, exceptPatientIds, reason: read.value.reason, ...nothingYet, ...freshCounts },
    ...{ startedBy: writtenActor(actor)!, startedAt: at, status: "RUNNING", undoStatus: "NONE", expectedCount: count },
    ...{ openKey, leaseToken: null, dueAt: at, requestId: origin.requestId, networkAddress: origin.networkAddress },
  } satisfies BulkAccessChange);
  await tx.insert(BulkAccessChange, change);
  await recordAudit(tx, actor, at, { action: "bulk-access-change.started", subjectId: change.id });
  return success(change);
}

/** Of several who begin or undo one at the same time, all but one are told of it. */
export const lostToAnother = isUniqueViolation;
