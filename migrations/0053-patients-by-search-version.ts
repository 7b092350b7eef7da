import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const index = new TableIndex({ name: "patients_by_search_version", columnNames: ["clinic_id", "search_version", "id"] });

export class PatientsBySearchVersion1780000000053 implements MigrationInterface {
  readonly name = "PatientsBySearchVersion1780000000053";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex("patients", index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("patients", index);
  }
}
