import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, id, instant, text, varchar } from "./columns.ts";

export class ConversationDrafts1780000000095 implements MigrationInterface {
  readonly name = "ConversationDrafts1780000000095";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "conversation_drafts", {
      columns: [
        ...clinicKey,
        id("staff_member_id"),
        id("patient_id"),
        id("conversation_id", { nullable: true }),
        varchar("target", 28),
        varchar("subject", 150),
        text("body_html"),
        text("attachment_ids"),
        boolean("allow_replies", { nullable: true }),
        instant("replies_until", { nullable: true }),
        boolean("replies_once"),
        instant("saved_at"),
      ],
      uniques: { conversation_drafts_target: ["clinic_id", "staff_member_id", "target"] },
      indexes: {
        conversation_drafts_latest: ["clinic_id", "staff_member_id", "saved_at", "id"],
        conversation_drafts_old: ["saved_at", "id"],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("conversation_drafts");
  }
}
