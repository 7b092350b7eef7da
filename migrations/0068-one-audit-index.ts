import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const index = { name: "audit_events_of_patient", columnNames: ["clinic_id", "patient_id", "id"] };

/** The index by patient and actor serves what this one did. */
export class OneAuditIndex1780000000068 implements MigrationInterface {
  readonly name = "OneAuditIndex1780000000068";

  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("audit_events", index.name);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex("audit_events", new TableIndex(index));
  }
}
