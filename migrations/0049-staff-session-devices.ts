import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumn, varchar } from "./columns.ts";

export class StaffSessionDevices1780000000049 implements MigrationInterface {
  readonly name = "StaffSessionDevices1780000000049";

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, "staff_sessions", varchar("device", 40, { nullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn("staff_sessions", "device");
  }
}
