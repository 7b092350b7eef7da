import type { EntityManager } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { PatientActor } from "../../kernel/actor.ts";
import { writtenActor } from "../../kernel/actor.ts";
import { differingKeys } from "../../kernel/changes.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { PatientDetails } from "../patients/merge-patient.ts";
import { Patient } from "../patients/patient.entity.ts";
import { hasItsTerms, searchColumnsOf, writeSearchTerms } from "../patients/search/write-search-terms.ts";

/** Somebody else wrote the chart since it was read. */
export class ChartMoved extends Error {}

/**
 * Changes a patient's own chart and records that they did, in the caller's transaction; answers the chart as it is then. Throws
 * `ChartMoved` where somebody else wrote it since `before` was read.
 */
export async function changeOwnChart(
  tx: EntityManager,
  actor: PatientActor,
  before: Patient,
  changes: Partial<PatientDetails>,
  { action, at }: { readonly action: string; readonly at: Date },
): Promise<Patient> {
  const { clinicId, id, version } = before;
  const changed = Object.assign(new Patient(), before, changes);
  const columns = { ...changes, ...searchColumnsOf(changed), version: version + 1, updatedAt: at, updatedBy: writtenActor(actor) };
  if (affectedRows(await tx.update(Patient, { clinicId, id, version }, columns)) !== 1) throw new ChartMoved();
  const after = Object.assign(changed, columns);
  if (!hasItsTerms(before, after)) await writeSearchTerms(tx, clinicId, { made: [], changed: [after] });
  const fields = {
    action,
    subjectId: id,
    patientId: id,
    changedFields: differingKeys(before, Object.assign(new Patient(), before, changes)),
  };
  await recordAudit(tx, actor, at, fields);
  return after;
}
