import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, varchar } from "./columns.ts";

/** What a row about several things was about: a list is one row, which names all that it showed. */
export class AuditEventSubjects1780000000151 implements MigrationInterface {
  readonly name = "AuditEventSubjects1780000000151";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "audit_event_subjects", {
      columns: [
        id("clinic_id", { primary: true }),
        id("event_id", { primary: true }),
        id("subject_id", { primary: true }),
        id("patient_id", { nullable: true }),
        varchar("actor_kind", 10),
      ],
      indexes: { audit_event_subjects_of_patient: ["clinic_id", "patient_id", "actor_kind", "event_id"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("audit_event_subjects");
  }
}
