import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, varchar } from "./columns.ts";

export class StaffRecoveryCodes1780000000039 implements MigrationInterface {
  readonly name = "StaffRecoveryCodes1780000000039";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "staff_recovery_codes", {
      columns: [
        ...clinicKey,
        id("staff_member_id"),
        varchar("code_mac", 64),
        instant("created_at"),
        instant("used_at", { nullable: true }),
      ],
      uniques: { staff_recovery_codes_code: ["clinic_id", "staff_member_id", "code_mac"] },
      references: { staff_recovery_codes_staff_member: ["staff_member_id", "staff_members"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("staff_recovery_codes");
  }
}
