import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, integer, varchar } from "./columns.ts";

export class PatientSessions1780000000014 implements MigrationInterface {
  readonly name = "PatientSessions1780000000014";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "patient_sessions", {
      columns: [
        ...clinicKey,
        id("patient_id"),
        varchar("token_hash", 64),
        integer("portal_epoch"),
        integer("access_epoch"),
        instant("started_at"),
        instant("last_seen_at"),
        integer("idle_minutes", { nullable: true }),
        instant("expires_at"),
        instant("ended_at", { nullable: true }),
      ],
      uniques: { patient_sessions_token: ["clinic_id", "token_hash"] },
      indexes: { patient_sessions_of_patient: ["clinic_id", "patient_id", "started_at"] },
      references: { patient_sessions_patient: ["patient_id", "patients"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("patient_sessions");
  }
}
