import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const index = new TableIndex({ name: "patients_listed", columnNames: ["clinic_id", "archived", "access_enabled", "sort_name", "id"] });

export class PatientsListed1780000000057 implements MigrationInterface {
  readonly name = "PatientsListed1780000000057";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex("patients", index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("patients", index);
  }
}
