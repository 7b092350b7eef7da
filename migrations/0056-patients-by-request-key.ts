import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const index = new TableIndex({ name: "patients_request_key", columnNames: ["clinic_id", "request_key"], isUnique: true });

export class PatientsByRequestKey1780000000056 implements MigrationInterface {
  readonly name = "PatientsByRequestKey1780000000056";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex("patients", index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("patients", index);
  }
}
