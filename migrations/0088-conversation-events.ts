import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, id, instant, integer, varchar } from "./columns.ts";

export class ConversationEvents1780000000088 implements MigrationInterface {
  readonly name = "ConversationEvents1780000000088";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "conversation_events", {
      columns: [
        ...clinicKey,
        id("conversation_id"),
        varchar("kind", 16),
        varchar("actor", 40),
        instant("occurred_at"),
        integer("after_position"),
        boolean("replies_allowed", { nullable: true }),
        instant("replies_until", { nullable: true }),
        boolean("replies_once", { nullable: true }),
        id("assigned_to", { nullable: true }),
      ],
      indexes: { conversation_events_of_one: ["clinic_id", "conversation_id", "id"] },
      references: { conversation_events_of: ["conversation_id", "conversations"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("conversation_events");
  }
}
