import type { MigrationInterface, QueryRunner } from "typeorm";
import { addColumn, varchar } from "./columns.ts";

export class RevisionNotes1780000000022 implements MigrationInterface {
  readonly name = "RevisionNotes1780000000022";

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, "portal_settings_revisions", varchar("note", 500, { nullable: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn("portal_settings_revisions", "note");
  }
}
