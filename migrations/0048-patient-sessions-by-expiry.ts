import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

export class PatientSessionsByExpiry1780000000048 implements MigrationInterface {
  readonly name = "PatientSessionsByExpiry1780000000048";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex("patient_sessions", new TableIndex({ name: "patient_sessions_expiry", columnNames: ["expires_at"] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("patient_sessions", "patient_sessions_expiry");
  }
}
