import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const index = { name: "audit_events_by_block", columnNames: ["clinic_id", "block_number", "id"] };

/** The rows of a block, and those that wait for theirs. */
export class AuditEventsByBlock1780000000148 implements MigrationInterface {
  readonly name = "AuditEventsByBlock1780000000148";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex("audit_events", new TableIndex(index));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("audit_events", index.name);
  }
}
