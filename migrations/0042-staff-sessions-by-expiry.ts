import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

export class StaffSessionsByExpiry1780000000042 implements MigrationInterface {
  readonly name = "StaffSessionsByExpiry1780000000042";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex("staff_sessions", new TableIndex({ name: "staff_sessions_expiry", columnNames: ["expires_at"] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("staff_sessions", "staff_sessions_expiry");
  }
}
