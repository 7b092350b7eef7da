import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, text, varchar } from "./columns.ts";

export class AuditEvents1780000000016 implements MigrationInterface {
  readonly name = "AuditEvents1780000000016";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "audit_events", {
      columns: [
        ...clinicKey,
        instant("occurred_at"),
        varchar("actor_kind", 10),
        id("actor_id", { nullable: true }),
        varchar("action", 60),
        id("subject_id", { nullable: true }),
        id("patient_id", { nullable: true }),
        text("changed_fields"),
        varchar("request_id", 64),
        varchar("network_address", 45, { nullable: true }),
      ],
      indexes: { audit_events_of_patient: ["clinic_id", "patient_id", "id"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("audit_events");
  }
}
