import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, instant, varchar } from "./columns.ts";

export class BulkAccessChangeItems1780000000063 implements MigrationInterface {
  readonly name = "BulkAccessChangeItems1780000000063";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "bulk_access_change_items", {
      columns: [
        id("clinic_id", { primary: true }),
        id("change_id", { primary: true }),
        id("patient_id", { primary: true }),
        varchar("outcome", 8),
        varchar("problem", 20, { nullable: true }),
        instant("changed_at"),
        instant("previous_changed_at"),
        varchar("previous_changed_by", 40, { nullable: true }),
        varchar("previous_reason", 200, { nullable: true }),
      ],
      indexes: { bulk_access_change_items_outcome: ["clinic_id", "change_id", "outcome", "patient_id"] },
      references: { bulk_access_change_items_of: ["change_id", "bulk_access_changes"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("bulk_access_change_items");
  }
}
