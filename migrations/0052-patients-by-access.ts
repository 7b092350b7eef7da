import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const index = new TableIndex({ name: "patients_by_access", columnNames: ["clinic_id", "access_enabled", "access_changed_at", "id"] });

export class PatientsByAccess1780000000052 implements MigrationInterface {
  readonly name = "PatientsByAccess1780000000052";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex("patients", index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("patients", index);
  }
}
