import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class RegistrationTerms1780000000076 implements MigrationInterface {
  readonly name = "RegistrationTerms1780000000076";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "registration_terms", {
      columns: [
        id("clinic_id", { primary: true }),
        integer("version", { primary: true }),
        text("text_fr"),
        text("text_en"),
        instant("published_at"),
        varchar("published_by", 40, { nullable: true }),
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("registration_terms");
  }
}
