import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const index = { name: "audit_events_of_class", columnNames: ["clinic_id", "audit_class", "id"] };

/** Reads, changes, or sign-ins alone. */
export class AuditEventsOfClass1780000000150 implements MigrationInterface {
  readonly name = "AuditEventsOfClass1780000000150";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex("audit_events", new TableIndex(index));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("audit_events", index.name);
  }
}
