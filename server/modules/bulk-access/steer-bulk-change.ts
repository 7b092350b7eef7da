import type { EntityManager, FindOptionsWhere } from "typeorm";
import { In } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { RightHolder } from "../../kernel/actor.ts";
import { writtenActor } from "../../kernel/actor.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { BulkAccessStatus } from "./bulk-access-change.entity.ts";
import { BulkAccessChange, openKey } from "./bulk-access-change.entity.ts";
import { changeRunning, findOpenChange } from "./start-bulk-change.ts";

export const bulkSteerings = ["pause", "resume", "cancel", "undo"] as const;

export type BulkSteering = (typeof bulkSteerings)[number];

const path = ["input", "id"];

const stopped = { leaseToken: null, dueAt: null };

/** What it becomes, from which states, and in which it has happened already. */
const moves = (at: Date) =>
  ({
    pause: { from: ["RUNNING"], already: "PAUSED", changes: { status: "PAUSED", ...stopped } },
    resume: { from: ["PAUSED"], already: "RUNNING", changes: { status: "RUNNING", dueAt: at } },
    cancel: {
      from: ["RUNNING", "PAUSED"],
      already: "CANCELLED",
      changes: { status: "CANCELLED", finishedAt: at, openKey: null, ...stopped },
    },
  }) as const satisfies Record<
    Exclude<BulkSteering, "undo">,
    { from: readonly BulkAccessStatus[]; already: BulkAccessStatus; changes: Partial<BulkAccessChange> }
  >;

type Where = FindOptionsWhere<BulkAccessChange>;

/** Between two slices, as a slice holds the row. */
async function move(tx: EntityManager, where: Where, change: BulkAccessChange, steering: "pause" | "resume" | "cancel", at: Date) {
  const { from, already, changes } = moves(at)[steering];
  const moved = affectedRows(await tx.update(BulkAccessChange, { ...where, status: In([...from]) }, changes));
  if (moved === 0) return change.status === already ? success(false) : failure({ code: "CONFLICT", path, reason: "BULK_CHANGE_OVER" });
  if (steering === "cancel")
    await tx
      .createQueryBuilder()
      .update(BulkAccessChange)
      .set({ unchangedCount: () => "expected_count - changed_count - failed_count" })
      .where("clinic_id = :clinicId AND id = :id", { clinicId: change.clinicId, id: change.id })
      .execute();
  return success(true);
}

const isOver = ({ status }: BulkAccessChange): boolean => status === "DONE" || status === "CANCELLED";

async function undo(tx: EntityManager, where: Where, change: BulkAccessChange, actor: RightHolder, at: Date): Promise<Outcome<boolean>> {
  const refuse = (reason: string) => failure({ code: "CONFLICT", path, reason });
  if (change.undoStatus !== "NONE") return change.undoStatus === "RUNNING" ? success(false) : refuse("BULK_CHANGE_UNDONE");
  if (!isOver(change)) return refuse("BULK_CHANGE_NOT_OVER");
  if (change.changedCount === 0) return refuse("NOTHING_TO_UNDO");
  const running = await findOpenChange(tx, change.clinicId);
  if (running) return failure(changeRunning(running, path));
  const { requestId, networkAddress } = actor.origin;
  const begun = await tx.update(
    BulkAccessChange,
    { ...where, undoStatus: "NONE" },
    {
      ...{ undoStatus: "RUNNING", undoneBy: writtenActor(actor), undoStartedAt: at, openKey, dueAt: at, leaseToken: null },
      ...{ cursorAt: null, cursorId: null, requestId, networkAddress },
    },
  );
  return success(affectedRows(begun) === 1);
}

/** Pauses, resumes, cancels or undoes a change; what has happened already changes nothing. Answers the change as it is then. */
export async function steerBulkChange(
  tx: EntityManager,
  actor: RightHolder,
  id: string | null,
  steering: BulkSteering,
  at: Date,
): Promise<Outcome<BulkAccessChange>> {
  const where = { clinicId: actor.clinicId, id: id ?? "" };
  const change = await tx.findOneBy(BulkAccessChange, where);
  if (!change) return failure({ code: "NOT_FOUND", path });
  const steered = steering === "undo" ? await undo(tx, where, change, actor, at) : await move(tx, where, change, steering, at);
  if (!steered.ok) return steered;
  if (steered.value) await recordAudit(tx, actor, at, { action: `bulk-access-change.${steering}`, subjectId: change.id });
  return success(await tx.findOneByOrFail(BulkAccessChange, where));
}
