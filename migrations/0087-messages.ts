import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class Messages1780000000087 implements MigrationInterface {
  readonly name = "Messages1780000000087";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "messages", {
      columns: [
        ...clinicKey,
        id("conversation_id"),
        integer("position"),
        varchar("written_from", 7),
        integer("number_of_side"),
        varchar("author", 40),
        text("body_html"),
        text("body_text"),
        instant("sent_at"),
        instant("read_by_patient_at", { nullable: true }),
        varchar("request_key", 105),
        varchar("request_digest", 43),
      ],
      uniques: {
        messages_position: ["clinic_id", "conversation_id", "position"],
        messages_request_key: ["clinic_id", "request_key"],
      },
      references: { messages_of: ["conversation_id", "conversations"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("messages");
  }
}
