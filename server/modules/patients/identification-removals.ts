import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { PatientIdentification } from "./patient-identification.entity.ts";
import type { PatientPlan } from "./plan-patient.ts";

/** Every number of the charts that are to lose one. */
export async function readNumbersOfLosers(
  tx: EntityManager,
  clinicId: string,
  plans: readonly PatientPlan[],
): Promise<readonly PatientIdentification[]> {
  const losers = plans.filter(({ removedTypeIds }) => removedTypeIds.length > 0).map(({ patientId }) => patientId);
  return losers.length === 0 ? [] : tx.findBy(PatientIdentification, { clinicId, patientId: In(losers) });
}

/** The numbers that leave a chart. One that is given anew in the same request is replaced, not removed; one at least has to stay. */
export function planRemovals(
  numbers: readonly PatientIdentification[],
  { patientId, removedTypeIds, given, path }: PatientPlan,
): Outcome<readonly PatientIdentification[]> {
  if (removedTypeIds.length === 0) return success([]);
  const isGiven = (typeId: string): boolean => given.some(({ type }) => type.id === typeId);
  const own = numbers.filter((row) => row.patientId === patientId);
  const removed = own.filter(({ typeId }) => removedTypeIds.includes(typeId) && !isGiven(typeId));
  if (removed.length > 0 && removed.length === own.length && given.length === 0)
    return failure({ code: "VALIDATION_FAILED", path: [...path, "removedIdentificationTypeIds"], reason: "IDENTIFICATION_NEEDED" });
  return success(removed);
}

export async function removeIdentifications(tx: EntityManager, clinicId: string, removed: readonly PatientIdentification[]): Promise<void> {
  if (removed.length > 0) await tx.delete(PatientIdentification, { clinicId, id: In(removed.map(({ id }) => id)) });
}
