import type { MigrationInterface, QueryRunner } from "typeorm";
import { TableIndex } from "typeorm";

const index = { name: "audit_events_of_actor", columnNames: ["clinic_id", "actor_kind", "actor_id", "id"] };

/** What one person or program did. */
export class AuditEventsOfActor1780000000149 implements MigrationInterface {
  readonly name = "AuditEventsOfActor1780000000149";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex("audit_events", new TableIndex(index));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("audit_events", index.name);
  }
}
