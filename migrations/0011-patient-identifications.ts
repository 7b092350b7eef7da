import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, varchar } from "./columns.ts";

export class PatientIdentifications1780000000011 implements MigrationInterface {
  readonly name = "PatientIdentifications1780000000011";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "patient_identifications", {
      columns: [...clinicKey, id("patient_id"), id("type_id"), varchar("value_encrypted", 400), varchar("value_index", 64)],
      uniques: {
        patient_identifications_value: ["clinic_id", "type_id", "value_index"],
        patient_identifications_type: ["clinic_id", "patient_id", "type_id"],
      },
      references: {
        patient_identifications_patient: ["patient_id", "patients"],
        patient_identifications_type_id: ["type_id", "identification_types"],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("patient_identifications");
  }
}
