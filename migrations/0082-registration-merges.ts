import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, id, instant, text, varchar } from "./columns.ts";

export class RegistrationMerges1780000000082 implements MigrationInterface {
  readonly name = "RegistrationMerges1780000000082";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "registration_merges", {
      columns: [
        ...clinicKey,
        id("registration_id"),
        id("patient_id"),
        instant("merged_at"),
        varchar("merged_by", 40, { nullable: true }),
        text("facts_encrypted"),
        boolean("ended_sessions"),
        instant("undone_at", { nullable: true }),
        varchar("undone_by", 40, { nullable: true }),
      ],
      indexes: {
        registration_merges_of: ["clinic_id", "registration_id", "id"],
        registration_merges_into: ["clinic_id", "patient_id"],
      },
      references: {
        registration_merges_registration: ["registration_id", "registrations"],
        registration_merges_patient: ["patient_id", "patients"],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("registration_merges");
  }
}
