import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class UndeliveredMessages1780000000037 implements MigrationInterface {
  readonly name = "UndeliveredMessages1780000000037";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "undelivered_messages", {
      columns: [
        ...clinicKey,
        varchar("kind", 40),
        varchar("channel", 8),
        id("patient_id", { nullable: true }),
        varchar("masked_destination", 80),
        varchar("reason", 24),
        varchar("error_code", 60, { nullable: true }),
        integer("attempts"),
        instant("asked_at"),
        instant("given_up_at"),
        varchar("state", 12),
        text("payload", { nullable: true }),
        instant("not_after", { nullable: true }),
        id("resent_as", { nullable: true }),
        instant("resent_at", { nullable: true }),
        instant("due_at"),
      ],
      indexes: {
        undelivered_messages_latest: ["clinic_id", "given_up_at", "id"],
        undelivered_messages_state: ["clinic_id", "state", "given_up_at", "id"],
        undelivered_messages_due: ["due_at", "id"],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("undelivered_messages");
  }
}
