import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, id, instant, integer, varchar } from "./columns.ts";

export class Appointments1780000000012 implements MigrationInterface {
  readonly name = "Appointments1780000000012";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "appointments", {
      columns: [
        ...clinicKey,
        id("source_id", { nullable: true }),
        varchar("external_id", 120, { nullable: true }),
        id("patient_id"),
        id("location_id"),
        varchar("practitioner_name", 120),
        varchar("service", 160),
        varchar("visit_type", 16),
        varchar("virtual_visit_url", 500, { nullable: true }),
        instant("starts_at"),
        instant("ends_at"),
        varchar("status", 20),
        boolean("deactivated"),
        varchar("note_to_patient", 2000, { nullable: true }),
        integer("version"),
        instant("created_at"),
        instant("updated_at"),
      ],
      uniques: { appointments_external_id: ["clinic_id", "source_id", "external_id"] },
      indexes: {
        appointments_of_patient: ["clinic_id", "patient_id", "starts_at", "id", "ends_at", "status", "deactivated"],
        appointments_by_status: ["clinic_id", "status", "starts_at"],
      },
      references: {
        appointments_patient: ["patient_id", "patients"],
        appointments_location: ["location_id", "locations"],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("appointments");
  }
}
