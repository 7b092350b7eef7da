import type { EntityManager } from "typeorm";
import { z } from "zod";
import { affectedRows } from "../../db/affected.ts";
import type { Hook } from "../../db/hook.ts";
import { tellHooks } from "../../db/hook.ts";
import type { RightHolder } from "../../kernel/actor.ts";
import { writtenActor } from "../../kernel/actor.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { plainText, validate } from "../../kernel/validation.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { AccessChanged } from "./access-hook.ts";

/** What is wanted of one chart's switch, before anything was checked. */
export interface PortalAccessWish {
  /** Null where what was sent is no patient's id. */
  readonly patientId: string | null;
  readonly enabled: boolean;
  readonly reason: string | null | undefined;
}

const longestReason = 200;

/** Why a switch is moved; blank is as good as absent. */
export const accessReason = z
  .string("REQUIRED")
  .nullish()
  .transform((typed) => plainText(typed ?? "") || null)
  .pipe(z.string().max(longestReason, "TOO_LONG").nullable());

export const accessAction = (enabled: boolean): string => (enabled ? "patient.access-enabled" : "patient.access-disabled");

/** What is written on charts whose switch is moved. Off ends their sessions, which belong to the epoch in which they began. */
export const movedSwitch = (enabled: boolean, by: string | null, reason: string | null, at: Date) => ({
  ...{ accessEnabled: enabled, accessChangedAt: at, accessChangedBy: by, accessReason: reason, updatedAt: at, updatedBy: by },
  // So that an edit based on an earlier reading doesn't undo it.
  version: () => "version + 1",
  ...(enabled ? {} : { accessEpoch: () => "access_epoch + 1" }),
});

/** Moves one chart's own switch. The condition decides, so that of several who do the same at once one does it. */
export async function setPortalAccess(
  tx: EntityManager,
  actor: RightHolder,
  { patientId, enabled, reason }: PortalAccessWish,
  at: Date,
  hooks: readonly Hook<AccessChanged>[] = [],
): Promise<Outcome<string>> {
  const read = validate(z.object({ reason: accessReason }), { reason }, ["input"]);
  if (!read.ok) return read;
  const { clinicId } = actor;
  const missing = failure({ code: "NOT_FOUND", path: ["input", "patientId"] });
  if (patientId === null) return missing;
  const update = await tx
    .createQueryBuilder()
    .update(Patient)
    .set(movedSwitch(enabled, writtenActor(actor), read.value.reason, at))
    .where("clinic_id = :clinicId AND id = :patientId AND access_enabled = :opposite", { clinicId, patientId, opposite: !enabled })
    .execute();
  if (affectedRows(update) === 0) return (await tx.existsBy(Patient, { clinicId, id: patientId })) ? success(patientId) : missing;
  const entry = { action: accessAction(enabled), subjectId: patientId, patientId, changedFields: ["accessEnabled"] };
  await recordAudit(tx, actor, at, entry);
  await tellHooks(hooks, tx, { actor, patientIds: [patientId], at });
  return success(patientId);
}
