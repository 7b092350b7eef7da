import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, varchar } from "./columns.ts";

export class IdentificationTypes1780000000002 implements MigrationInterface {
  readonly name = "IdentificationTypes1780000000002";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "identification_types", {
      columns: [
        ...clinicKey,
        varchar("name", 80),
        varchar("visible_name_fr", 80),
        varchar("visible_name_en", 80),
        varchar("issuer", 8, { nullable: true }),
        varchar("kind", 12),
        boolean("portal_visible"),
        boolean("is_primary"),
        boolean("auto_assigned"),
      ],
      uniques: { identification_types_name: ["clinic_id", "name"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("identification_types");
  }
}
