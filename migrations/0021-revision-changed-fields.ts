import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumn, varchar } from "./columns.ts";

export class RevisionChangedFields1780000000021 implements MigrationInterface {
  readonly name = "RevisionChangedFields1780000000021";

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, "portal_settings_revisions", varchar("changed_fields", 400, { nullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn("portal_settings_revisions", "changed_fields");
  }
}
