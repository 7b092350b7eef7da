import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, instant, integer, text, varchar } from "./columns.ts";

export class ConversationTemplates1780000000094 implements MigrationInterface {
  readonly name = "ConversationTemplates1780000000094";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "conversation_templates", {
      columns: [
        ...clinicKey,
        varchar("name", 100),
        varchar("subject_fr", 150),
        varchar("subject_en", 150),
        text("body_fr"),
        text("body_en"),
        boolean("archived"),
        integer("version"),
        instant("updated_at"),
        varchar("updated_by", 40, { nullable: true }),
      ],
      indexes: { conversation_templates_by_name: ["clinic_id", "archived", "name", "id"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("conversation_templates");
  }
}
