import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, instant } from "./columns.ts";

export class RegistrationNotices1780000000077 implements MigrationInterface {
  readonly name = "RegistrationNotices1780000000077";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "registration_notices", {
      columns: [id("clinic_id", { primary: true }), id("staff_member_id", { primary: true }), instant("wanted_since")],
      references: { registration_notices_of: ["staff_member_id", "staff_members"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("registration_notices");
  }
}
