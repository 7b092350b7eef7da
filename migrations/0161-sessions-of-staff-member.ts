import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const table = "staff_sessions";
const index = new TableIndex({
  name: "staff_sessions_of_member",
  columnNames: ["clinic_id", "staff_member_id", "ended_at", "expires_at"],
});
const ofForeignKey = new TableIndex({ name: "staff_sessions_staff_member", columnNames: ["clinic_id", "staff_member_id"] });

/** A staff member's sessions in force, whatever the clinic has kept of others and of before. */
export class SessionsOfStaffMember1780000000161 implements MigrationInterface {
  readonly name = "SessionsOfStaffMember1780000000161";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex(table, index);
  }

  /** MariaDB and MySQL dropped the foreign key's own index when the longer one came, and keep the longer one until it is back. */
  async down(runner: QueryRunner): Promise<void> {
    if (runner.connection.driver.options.type !== "better-sqlite3") await runner.createIndex(table, ofForeignKey);
    await runner.dropIndex(table, index);
  }
}
