import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, id, instant, integer, varchar } from "./columns.ts";

export class Patients1780000000010 implements MigrationInterface {
  readonly name = "Patients1780000000010";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "patients", {
      columns: [
        ...clinicKey,
        id("source_id", { nullable: true }),
        varchar("external_id", 120, { nullable: true }),
        varchar("first_name", 80),
        varchar("last_name", 80),
        varchar("preferred_name", 80, { nullable: true }),
        varchar("date_of_birth", 10),
        varchar("sex", 8),
        varchar("email", 254, { nullable: true }),
        varchar("mobile", 20, { nullable: true }),
        varchar("home_phone", 20, { nullable: true }),
        varchar("language", 2),
        varchar("notification_method", 8),
        varchar("street", 160, { nullable: true }),
        varchar("city", 80, { nullable: true }),
        varchar("province", 40, { nullable: true }),
        varchar("postal_code", 16, { nullable: true }),
        varchar("country", 40, { nullable: true }),
        boolean("unsubscribed_from_email"),
        boolean("unsubscribed_from_sms"),
        boolean("archived"),
        boolean("verified"),
        boolean("access_enabled"),
        instant("access_changed_at"),
        integer("access_epoch"),
        integer("version"),
        instant("created_at"),
        instant("updated_at"),
      ],
      uniques: { patients_external_id: ["clinic_id", "source_id", "external_id"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("patients");
  }
}
