import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, id, instant, integer, varchar } from "./columns.ts";

export class Refunds1780000000106 implements MigrationInterface {
  readonly name = "Refunds1780000000106";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "refunds", {
      columns: [
        ...clinicKey,
        id("patient_id"),
        id("invoice_id"),
        id("payment_id"),
        integer("amount_cents"),
        varchar("method", 10),
        varchar("state", 10),
        varchar("reason", 300),
        boolean("owe_again"),
        varchar("idempotency_key", 80, { nullable: true }),
        varchar("stripe_refund_id", 80, { nullable: true }),
        varchar("actor", 40),
        varchar("request_key", 105),
        varchar("request_digest", 43, { nullable: true }),
        instant("started_at"),
        instant("settled_at", { nullable: true }),
        varchar("failure_code", 40, { nullable: true }),
        instant("next_check_at", { nullable: true }),
        instant("checked_at", { nullable: true }),
        id("lease_token", { nullable: true }),
        instant("lease_until", { nullable: true }),
      ],
      uniques: { refunds_request_key: ["clinic_id", "request_key"], refunds_stripe_id: ["clinic_id", "stripe_refund_id"] },
      indexes: {
        refunds_of_invoice: ["clinic_id", "invoice_id", "id"],
        refunds_of_payment: ["clinic_id", "payment_id", "id"],
        refunds_due: ["next_check_at"],
      },
      references: { refunds_for: ["invoice_id", "invoices"], refunds_of: ["payment_id", "payments"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("refunds");
  }
}
