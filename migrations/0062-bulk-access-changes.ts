import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class BulkAccessChanges1780000000062 implements MigrationInterface {
  readonly name = "BulkAccessChanges1780000000062";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "bulk_access_changes", {
      columns: [
        ...clinicKey,
        boolean("enabled"),
        text("filter"),
        text("except_patient_ids"),
        varchar("reason", 200, { nullable: true }),
        varchar("started_by", 40),
        instant("started_at"),
        instant("finished_at", { nullable: true }),
        varchar("status", 10),
        varchar("undo_status", 8),
        varchar("undone_by", 40, { nullable: true }),
        instant("undo_started_at", { nullable: true }),
        instant("undo_finished_at", { nullable: true }),
        integer("expected_count"),
        integer("changed_count"),
        integer("unchanged_count"),
        integer("failed_count"),
        integer("undone_count"),
        integer("kept_count"),
        instant("cursor_at", { nullable: true }),
        id("cursor_id", { nullable: true }),
        varchar("open_key", 4, { nullable: true }),
        id("lease_token", { nullable: true }),
        instant("due_at", { nullable: true }),
        varchar("request_id", 64),
        varchar("network_address", 45, { nullable: true }),
      ],
      uniques: { bulk_access_changes_open: ["clinic_id", "open_key"] },
      indexes: { bulk_access_changes_due: ["due_at"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("bulk_access_changes");
  }
}
