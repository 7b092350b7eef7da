import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, varchar } from "./columns.ts";

export class ConversationSearchTerms1780000000089 implements MigrationInterface {
  readonly name = "ConversationSearchTerms1780000000089";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "conversation_search_terms", {
      columns: [id("clinic_id", { primary: true }), varchar("term", 40, { primary: true }), id("conversation_id", { primary: true })],
      indexes: { conversation_search_terms_of_one: ["clinic_id", "conversation_id", "term"] },
      references: { conversation_search_terms_of: ["conversation_id", "conversations"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("conversation_search_terms");
  }
}
