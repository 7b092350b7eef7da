import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, createTable, id, instant, integer, varchar } from "./columns.ts";

export class StripeEvents1780000000107 implements MigrationInterface {
  readonly name = "StripeEvents1780000000107";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "stripe_events", {
      columns: [
        id("clinic_id", { primary: true }),
        varchar("id", 80, { primary: true }),
        varchar("type", 80),
        varchar("object_id", 255, { nullable: true }),
        varchar("payment_intent_id", 80, { nullable: true }),
        id("payment_id", { nullable: true }),
        boolean("livemode"),
        instant("created_at"),
        instant("received_at"),
        varchar("state", 10),
        integer("attempts"),
        instant("next_at", { nullable: true }),
        id("lease_token", { nullable: true }),
        instant("settled_at", { nullable: true }),
        varchar("fault_code", 40, { nullable: true }),
      ],
      indexes: {
        stripe_events_due: ["next_at"],
        stripe_events_of_intent: ["clinic_id", "payment_intent_id"],
        stripe_events_received: ["clinic_id", "received_at", "id"],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("stripe_events");
  }
}
