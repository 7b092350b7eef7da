import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, instant, varchar } from "./columns.ts";

export class ReconciliationMarks1780000000109 implements MigrationInterface {
  readonly name = "ReconciliationMarks1780000000109";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "reconciliation_marks", {
      columns: [
        id("clinic_id", { primary: true }),
        varchar("account_id", 64, { primary: true }),
        instant("compared_until", { nullable: true }),
        instant("looked_back_at", { nullable: true }),
        instant("checked_at", { nullable: true }),
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("reconciliation_marks");
  }
}
