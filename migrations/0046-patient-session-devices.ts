import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumn, varchar } from "./columns.ts";

export class PatientSessionDevices1780000000046 implements MigrationInterface {
  readonly name = "PatientSessionDevices1780000000046";

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, "patient_sessions", varchar("device", 40, { nullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn("patient_sessions", "device");
  }
}
