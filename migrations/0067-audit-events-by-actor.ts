import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const index = { name: "audit_events_of_patient_by_actor", columnNames: ["clinic_id", "patient_id", "actor_kind", "id"] };

/** Who looked at a patient's record is read without the patient's own acts, of which there may be many more. */
export class AuditEventsByActor1780000000067 implements MigrationInterface {
  readonly name = "AuditEventsByActor1780000000067";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex("audit_events", new TableIndex(index));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("audit_events", index.name);
  }
}
