import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class Payments1780000000103 implements MigrationInterface {
  readonly name = "Payments1780000000103";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "payments", {
      columns: [
        ...clinicKey,
        id("patient_id"),
        varchar("method", 10),
        varchar("state", 12),
        integer("amount_cents"),
        instant("started_at"),
        varchar("actor", 40),
        varchar("request_key", 105),
        varchar("request_digest", 43, { nullable: true }),
        varchar("stripe_account_id", 64, { nullable: true }),
        boolean("livemode", { nullable: true }),
        varchar("idempotency_key", 80, { nullable: true }),
        text("params", { nullable: true }),
        varchar("session_id", 255, { nullable: true }),
        text("session_url", { nullable: true }),
        instant("session_expires_at", { nullable: true }),
        varchar("payment_intent_id", 80, { nullable: true }),
        integer("received_cents"),
        instant("settled_at", { nullable: true }),
        varchar("failure_code", 40, { nullable: true }),
        instant("next_check_at", { nullable: true }),
        instant("checked_at", { nullable: true }),
        id("lease_token", { nullable: true }),
        instant("lease_until", { nullable: true }),
        integer("progress"),
      ],
      uniques: { payments_request_key: ["clinic_id", "request_key"], payments_session: ["clinic_id", "session_id"] },
      indexes: {
        payments_of_patient: ["clinic_id", "patient_id", "started_at", "id"],
        payments_intent: ["payment_intent_id"],
        payments_due: ["next_check_at"],
      },
      references: { payments_by: ["patient_id", "patients"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("payments");
  }
}
