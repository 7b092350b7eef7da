import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumn, instant } from "./columns.ts";

export class StaffSessionSecondSteps1780000000041 implements MigrationInterface {
  readonly name = "StaffSessionSecondSteps1780000000041";

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, "staff_sessions", instant("second_step_at", { nullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn("staff_sessions", "second_step_at");
  }
}
