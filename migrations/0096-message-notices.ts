import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, id, instant, integer, varchar } from "./columns.ts";

export class MessageNotices1780000000096 implements MigrationInterface {
  readonly name = "MessageNotices1780000000096";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "message_notices", {
      columns: [
        ...clinicKey,
        id("patient_id"),
        id("conversation_id"),
        integer("position"),
        varchar("state", 10),
        varchar("obstacle", 24, { nullable: true }),
        boolean("digest"),
        id("email_id", { nullable: true }),
        id("text_message_id", { nullable: true }),
        instant("asked_at"),
        instant("settled_at", { nullable: true }),
      ],
      indexes: { message_notices_waiting: ["clinic_id", "patient_id", "state", "id"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("message_notices");
  }
}
