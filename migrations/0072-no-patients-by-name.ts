import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const index = new TableIndex({ name: "patients_by_name", columnNames: ["clinic_id", "sort_name", "id"] });

export class NoPatientsByName1780000000072 implements MigrationInterface {
  readonly name = "NoPatientsByName1780000000072";

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("patients", index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex("patients", index);
  }
}
