import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const columnNames = ["clinic_id", "ended_at", "expires_at"];

export class LivePatientSessions1780000000025 implements MigrationInterface {
  readonly name = "LivePatientSessions1780000000025";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex("patient_sessions", new TableIndex({ name: "patient_sessions_live", columnNames }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("patient_sessions", "patient_sessions_live");
  }
}
