import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumn, varchar } from "./columns.ts";

export class PatientSessionProofs1780000000047 implements MigrationInterface {
  readonly name = "PatientSessionProofs1780000000047";

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, "patient_sessions", varchar("proven_by", 64, { nullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn("patient_sessions", "proven_by");
  }
}
