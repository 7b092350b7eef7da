import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class WebhookEndpoints1780000000135 implements MigrationInterface {
  readonly name = "WebhookEndpoints1780000000135";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "webhook_endpoints", {
      columns: [
        ...clinicKey,
        id("consumer_id"),
        varchar("url", 500),
        varchar("description", 200, { nullable: true }),
        text("topics"),
        boolean("enabled"),
        varchar("disabled_reason", 10, { nullable: true }),
        instant("disabled_at", { nullable: true }),
        varchar("secret_sealed", 255),
        varchar("previous_secret_sealed", 255, { nullable: true }),
        instant("previous_secret_until", { nullable: true }),
        integer("failures"),
        instant("failing_since", { nullable: true }),
        instant("last_failed_at", { nullable: true }),
        instant("paused_until", { nullable: true }),
        instant("last_delivered_at", { nullable: true }),
        integer("version"),
        instant("created_at"),
        instant("updated_at"),
        varchar("updated_by", 40, { nullable: true }),
      ],
      indexes: { webhook_endpoints_of_consumer: ["clinic_id", "consumer_id", "created_at", "id"] },
      references: { webhook_endpoints_consumer: ["consumer_id", "api_consumers"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("webhook_endpoints");
  }
}
