import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class PortalSettingsRevisions1780000000007 implements MigrationInterface {
  readonly name = "PortalSettingsRevisions1780000000007";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "portal_settings_revisions", {
      columns: [
        ...clinicKey,
        integer("version"),
        text("values_before"),
        text("values_after"),
        instant("changed_at"),
        id("changed_by_id", { nullable: true }),
        varchar("changed_by_name", 120, { nullable: true }),
      ],
      uniques: { portal_settings_revisions_version: ["clinic_id", "version"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("portal_settings_revisions");
  }
}
