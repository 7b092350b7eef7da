import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumn, integer } from "./columns.ts";

export class RestoredVersions1780000000023 implements MigrationInterface {
  readonly name = "RestoredVersions1780000000023";

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, "portal_settings_revisions", integer("restored_version", { nullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn("portal_settings_revisions", "restored_version");
  }
}
