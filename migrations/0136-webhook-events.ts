import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, instant, text, varchar } from "./columns.ts";

export class WebhookEvents1780000000136 implements MigrationInterface {
  readonly name = "WebhookEvents1780000000136";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "webhook_events", {
      columns: [...clinicKey, varchar("topic", 30), text("body"), instant("occurred_at"), instant("expires_at")],
      indexes: { webhook_events_expiry: ["expires_at"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("webhook_events");
  }
}
