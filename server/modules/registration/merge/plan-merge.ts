import type { EntityManager } from "typeorm";
import type { IdentificationType } from "../../clinics/identification-type.entity.ts";
import type { IdentificationVault } from "../../patients/identification-vault.ts";
import { PatientIdentification } from "../../patients/patient-identification.entity.ts";
import { type Patient } from "../../patients/patient.entity.ts";
import { readTypes } from "../../patients/save-plans.ts";
import { openNumber } from "../desk/registration-fields.ts";
import type { Registration } from "../registration.entity.ts";
import type { FieldValue, RegistrationField } from "./merged-fields.ts";
import { plainFields, readAddress, readPlain, sameValue } from "./merged-fields.ts";

/** What a taken field is on the chart, and what it becomes. */
export interface FieldChange {
  readonly field: RegistrationField;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

export interface MergePlan {
  /** Of the fields that are taken, those that change. */
  readonly changes: readonly FieldChange[];
  readonly type: IdentificationType;
  readonly types: ReadonlyMap<string, IdentificationType>;
  /** The chart that has the registration's number, where that is another one. */
  readonly heldBy: string | null;
}

/** The number of a type on a chart, in normal form. */
export async function readNumber(
  manager: EntityManager,
  vault: IdentificationVault,
  type: IdentificationType,
  patientId: string,
): Promise<string | null> {
  const row = await manager.findOneBy(PatientIdentification, { clinicId: type.clinicId, patientId, typeId: type.id });
  return row && vault.open(type, patientId, row.valueEncrypted);
}

/** What a chart says of a field. */
export const valueOnChart = (chart: Patient, field: RegistrationField, number: string | null): FieldValue => {
  if (field === "ADDRESS") return readAddress(chart);
  return field === "IDENTIFICATION" ? number : readPlain(chart, field);
};

/** What taking fields of a registration into a chart would change. */
export async function planMerge(
  manager: EntityManager,
  vault: IdentificationVault,
  registration: Registration,
  chart: Patient,
  take: readonly RegistrationField[],
): Promise<MergePlan> {
  const { clinicId } = registration;
  const types = await readTypes(manager, clinicId);
  const { type, value } = openNumber(registration, types, vault);
  const number = await readNumber(manager, vault, type, chart.id);
  const holder = await manager
    .createQueryBuilder(PatientIdentification, "held")
    .where({ clinicId, typeId: type.id })
    .andWhere("held.valueIndex IN (:...indexes)", { indexes: vault.indexes(type, value) })
    .getOne();
  const sent = new Map<RegistrationField, FieldValue>([
    ...plainFields.map((field) => [field, readPlain(registration, field)] as const),
    ["ADDRESS", readAddress(registration)],
    ["IDENTIFICATION", value],
  ]);
  const changes = [...new Set(take)]
    .map((field) => ({ field, before: valueOnChart(chart, field, number), after: sent.get(field) ?? null }))
    .filter(({ before, after }) => !sameValue(before, after));
  return { changes, type, types, heldBy: holder && holder.patientId !== chart.id ? holder.patientId : null };
}
