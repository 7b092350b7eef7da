import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class WebhookDeliveries1780000000137 implements MigrationInterface {
  readonly name = "WebhookDeliveries1780000000137";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "webhook_deliveries", {
      columns: [
        ...clinicKey,
        id("endpoint_id"),
        id("event_id"),
        varchar("topic", 30),
        varchar("state", 10),
        integer("attempts"),
        instant("first_attempt_at", { nullable: true }),
        instant("next_at", { nullable: true }),
        id("lease_token", { nullable: true }),
        varchar("reason", 30, { nullable: true }),
        text("tries"),
        instant("delivered_at", { nullable: true }),
        instant("occurred_at"),
        instant("expires_at"),
      ],
      uniques: { webhook_deliveries_once: ["clinic_id", "event_id", "endpoint_id"] },
      indexes: {
        webhook_deliveries_due: ["next_at"],
        webhook_deliveries_of_endpoint: ["clinic_id", "endpoint_id", "occurred_at", "id"],
        webhook_deliveries_by_state: ["clinic_id", "endpoint_id", "state", "occurred_at", "id"],
        webhook_deliveries_expiry: ["expires_at"],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("webhook_deliveries");
  }
}
