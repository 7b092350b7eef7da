import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, instant, varchar } from "./columns.ts";

export class StaffMembers1780000000004 implements MigrationInterface {
  readonly name = "StaffMembers1780000000004";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "staff_members", {
      columns: [
        ...clinicKey,
        varchar("email", 254),
        varchar("name", 120),
        varchar("role", 12),
        varchar("password_hash", 160),
        boolean("active"),
        instant("created_at"),
      ],
      uniques: { staff_members_email: ["clinic_id", "email"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("staff_members");
  }
}
