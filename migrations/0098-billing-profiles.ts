import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, integer, text, varchar } from "./columns.ts";

export class BillingProfiles1780000000098 implements MigrationInterface {
  readonly name = "BillingProfiles1780000000098";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "billing_profiles", {
      columns: [
        id("clinic_id", { primary: true }),
        varchar("legal_name", 160),
        varchar("street", 160),
        varchar("city", 80),
        varchar("province", 2),
        varchar("postal_code", 16),
        varchar("phone", 20),
        varchar("gst_number", 40, { nullable: true }),
        varchar("qst_number", 40, { nullable: true }),
        varchar("pst_number", 40, { nullable: true }),
        integer("payment_days"),
        text("footer_fr", { nullable: true }),
        text("footer_en", { nullable: true }),
        integer("version"),
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("billing_profiles");
  }
}
