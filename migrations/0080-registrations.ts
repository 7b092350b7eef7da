import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, integer, varchar } from "./columns.ts";

export class Registrations1780000000080 implements MigrationInterface {
  readonly name = "Registrations1780000000080";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "registrations", {
      columns: [
        ...clinicKey,
        id("proof_id"),
        varchar("state", 9),
        integer("version"),
        instant("submitted_at"),
        varchar("first_name", 80),
        varchar("last_name", 80),
        varchar("preferred_name", 80, { nullable: true }),
        varchar("date_of_birth", 10),
        varchar("sex", 8),
        varchar("language", 2),
        varchar("email", 254, { nullable: true }),
        varchar("mobile", 20, { nullable: true }),
        varchar("proven_channel", 5),
        varchar("notification_method", 8),
        varchar("street", 160, { nullable: true }),
        varchar("city", 80, { nullable: true }),
        varchar("province", 40, { nullable: true }),
        varchar("postal_code", 16, { nullable: true }),
        varchar("country", 40, { nullable: true }),
        id("identification_type_id"),
        varchar("identification_value_encrypted", 400),
        varchar("identification_index", 64),
        varchar("sort_name", 170),
        integer("terms_version"),
        varchar("network_key", 64, { nullable: true }),
        instant("decided_at", { nullable: true }),
        varchar("decided_by", 40, { nullable: true }),
        varchar("decision_key", 110, { nullable: true }),
        id("decision_batch_id", { nullable: true }),
        varchar("archive_reason", 16, { nullable: true }),
        varchar("archive_note", 200, { nullable: true }),
        id("patient_id", { nullable: true }),
      ],
      uniques: { registrations_proof: ["clinic_id", "proof_id"] },
      indexes: {
        registrations_listed: ["clinic_id", "state", "submitted_at", "id"],
        registrations_of_source: ["clinic_id", "network_key", "state", "submitted_at", "id"],
        registrations_by_email: ["clinic_id", "email", "submitted_at", "id"],
        registrations_by_mobile: ["clinic_id", "mobile", "submitted_at", "id"],
        registrations_by_identification: ["clinic_id", "identification_type_id", "identification_index", "state"],
        registrations_by_birth: ["clinic_id", "state", "date_of_birth", "sort_name"],
        registrations_by_batch: ["clinic_id", "decision_batch_id", "id"],
        registrations_by_patient: ["clinic_id", "patient_id", "submitted_at"],
      },
      references: {
        registrations_identification_type: ["identification_type_id", "identification_types"],
        registrations_patient: ["patient_id", "patients"],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("registrations");
  }
}
