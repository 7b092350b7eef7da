import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class OutboxMessages1780000000015 implements MigrationInterface {
  readonly name = "OutboxMessages1780000000015";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "outbox_messages", {
      columns: [
        id("id", { primary: true }),
        id("clinic_id"),
        varchar("kind", 40),
        varchar("channel", 8),
        id("patient_id", { nullable: true }),
        text("payload", { nullable: true }),
        varchar("sequence_key", 64, { nullable: true }),
        instant("not_after", { nullable: true }),
        integer("attempts"),
        instant("next_attempt_at"),
        id("lease_token", { nullable: true }),
        varchar("status", 12),
        varchar("last_error_code", 60, { nullable: true }),
        instant("created_at"),
        instant("sent_at", { nullable: true }),
      ],
      indexes: {
        outbox_messages_claim: ["status", "channel", "next_attempt_at", "id"],
        outbox_messages_sequence: ["clinic_id", "sequence_key", "id"],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("outbox_messages");
  }
}
