import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, instant, integer, varchar } from "./columns.ts";

/** Where each clinic's chain ends: whoever moves the head has sealed, and nobody else meanwhile. */
export class AuditChains1780000000153 implements MigrationInterface {
  readonly name = "AuditChains1780000000153";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "audit_chains", {
      columns: [id("clinic_id", { primary: true }), integer("head_number"), varchar("head_hash", 64), instant("sealed_at")],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("audit_chains");
  }
}
