import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, id, instant, integer, varchar } from "./columns.ts";

export class BillingFindings1780000000108 implements MigrationInterface {
  readonly name = "BillingFindings1780000000108";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "billing_findings", {
      columns: [
        ...clinicKey,
        varchar("kind", 30),
        varchar("finding_key", 160),
        id("patient_id", { nullable: true }),
        id("invoice_id", { nullable: true }),
        id("payment_id", { nullable: true }),
        id("refund_id", { nullable: true }),
        varchar("stripe_object_id", 255, { nullable: true }),
        integer("expected_cents", { nullable: true }),
        integer("found_cents", { nullable: true }),
        instant("found_at"),
        boolean("resolved"),
        instant("resolved_at", { nullable: true }),
        varchar("resolved_by", 40, { nullable: true }),
        varchar("note", 300, { nullable: true }),
      ],
      uniques: { billing_findings_key: ["clinic_id", "finding_key"] },
      indexes: { billing_findings_open: ["clinic_id", "resolved", "found_at", "id"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("billing_findings");
  }
}
