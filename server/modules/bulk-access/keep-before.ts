import type { EntityManager } from "typeorm";
import { Patient } from "../patients/patient.entity.ts";
import type { BulkAccessChange } from "./bulk-access-change.entity.ts";
import { BulkAccessItem } from "./bulk-access-item.entity.ts";

/** Writes down what the charts' switches were like, within the database: nothing of them travels. */
export async function keepBefore(
  tx: EntityManager,
  { clinicId, id }: BulkAccessChange,
  patientIds: readonly string[],
  at: Date,
): Promise<void> {
  const { driver } = tx.dataSource;
  const items = tx.dataSource.getMetadata(BulkAccessItem);
  const written: unknown = driver.preparePersistentValue(at, items.findColumnWithPropertyName("changedAt")!);
  await tx.query(
    `INSERT INTO ${items.tableName} (clinic_id, change_id, patient_id, outcome, problem, changed_at, previous_changed_at, previous_changed_by, previous_reason)
     SELECT clinic_id, ?, id, 'CHANGED', NULL, ?, access_changed_at, access_changed_by, access_reason
     FROM ${tx.dataSource.getMetadata(Patient).tableName} WHERE clinic_id = ? AND id IN (${patientIds.map(() => "?").join(", ")})`,
    [id, written, clinicId, ...patientIds],
  );
}
