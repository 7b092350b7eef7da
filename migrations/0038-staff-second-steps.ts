import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, instant, integer, text } from "./columns.ts";

export class StaffSecondSteps1780000000038 implements MigrationInterface {
  readonly name = "StaffSecondSteps1780000000038";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "staff_second_steps", {
      columns: [
        id("clinic_id", { primary: true }),
        id("staff_member_id", { primary: true }),
        integer("version"),
        text("secret_sealed", { nullable: true }),
        integer("last_step"),
        instant("enabled_at", { nullable: true }),
        text("proposed_secret_sealed", { nullable: true }),
        id("proposed_by_id", { nullable: true }),
        instant("proposed_at", { nullable: true }),
      ],
      references: { staff_second_steps_staff_member: ["staff_member_id", "staff_members"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("staff_second_steps");
  }
}
