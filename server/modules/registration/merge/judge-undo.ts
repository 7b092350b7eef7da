import type { EntityManager } from "typeorm";
import { IdentificationType } from "../../clinics/identification-type.entity.ts";
import type { IdentificationVault } from "../../patients/identification-vault.ts";
import { PatientIdentification } from "../../patients/patient-identification.entity.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import type { MergeFacts } from "./merge-facts.ts";
import { sameValue } from "./merged-fields.ts";
import type { FieldChange } from "./plan-merge.ts";
import { readNumber, valueOnChart } from "./plan-merge.ts";

/** What undoing a merge puts back, and what it has to leave as it is. */
export interface UndoPlan {
  readonly restored: readonly FieldChange[];
  readonly blocked: readonly FieldChange[];
}

/** Whether the chart can have again the number that it had before. */
async function canRestoreNumber(
  manager: EntityManager,
  vault: IdentificationVault,
  type: IdentificationType,
  patientId: string,
  before: string | null,
): Promise<boolean> {
  const { clinicId, id: typeId } = type;
  // A chart needs a number: the last one stays.
  if (before === null) return (await manager.countBy(PatientIdentification, { clinicId, patientId })) > 1;
  if (type.archived) return false;
  const holder = await manager
    .createQueryBuilder(PatientIdentification, "held")
    .where({ clinicId, typeId })
    .andWhere("held.valueIndex IN (:...indexes)", { indexes: vault.indexes(type, before) })
    .getOne();
  return holder === null || holder.patientId === patientId;
}

/** A field goes back if it still says what the merge made it say: what somebody has edited since stays as they left it. */
export async function judgeUndo(
  manager: EntityManager,
  vault: IdentificationVault,
  { changes, typeId }: MergeFacts,
  chart: Patient,
): Promise<UndoPlan> {
  const type = await manager.findOneByOrFail(IdentificationType, { clinicId: chart.clinicId, id: typeId });
  const number = await readNumber(manager, vault, type, chart.id);
  const restored: FieldChange[] = [];
  const blocked: FieldChange[] = [];
  for (const change of changes) {
    const { field, before, after } = change;
    const isUntouched = sameValue(valueOnChart(chart, field, number), after);
    const isPossible =
      isUntouched && (field !== "IDENTIFICATION" || (await canRestoreNumber(manager, vault, type, chart.id, before as string | null)));
    (isPossible ? restored : blocked).push(change);
  }
  return { restored, blocked };
}
