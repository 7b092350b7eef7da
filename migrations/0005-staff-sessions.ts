import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, integer, varchar } from "./columns.ts";

export class StaffSessions1780000000005 implements MigrationInterface {
  readonly name = "StaffSessions1780000000005";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "staff_sessions", {
      columns: [
        ...clinicKey,
        id("staff_member_id"),
        varchar("token_hash", 64),
        instant("started_at"),
        instant("last_seen_at"),
        integer("idle_minutes", { nullable: true }),
        instant("expires_at"),
        instant("ended_at", { nullable: true }),
      ],
      uniques: { staff_sessions_token: ["clinic_id", "token_hash"] },
      references: { staff_sessions_staff_member: ["staff_member_id", "staff_members"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("staff_sessions");
  }
}
