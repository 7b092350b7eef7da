import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class PortalSettings1780000000006 implements MigrationInterface {
  readonly name = "PortalSettings1780000000006";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "portal_settings", {
      columns: [
        id("clinic_id", { primary: true }),
        integer("version"),
        text("settings_values"),
        integer("portal_epoch"),
        instant("updated_at"),
        id("updated_by_id", { nullable: true }),
        varchar("updated_by_name", 120, { nullable: true }),
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("portal_settings");
  }
}
