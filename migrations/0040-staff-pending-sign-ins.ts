import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, varchar } from "./columns.ts";

export class StaffPendingSignIns1780000000040 implements MigrationInterface {
  readonly name = "StaffPendingSignIns1780000000040";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "staff_pending_sign_ins", {
      columns: [
        ...clinicKey,
        id("staff_member_id"),
        varchar("token_hash", 64),
        instant("started_at"),
        instant("expires_at"),
        instant("ended_at", { nullable: true }),
      ],
      uniques: { staff_pending_sign_ins_token: ["clinic_id", "token_hash"] },
      indexes: { staff_pending_sign_ins_expiry: ["expires_at"] },
      references: { staff_pending_sign_ins_staff_member: ["staff_member_id", "staff_members"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("staff_pending_sign_ins");
  }
}
