import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, integer } from "./columns.ts";

export class PaymentParts1780000000104 implements MigrationInterface {
  readonly name = "PaymentParts1780000000104";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "payment_parts", {
      columns: [
        id("clinic_id", { primary: true }),
        id("payment_id", { primary: true }),
        id("invoice_id", { primary: true }),
        integer("amount_cents"),
        id("open_invoice_id", { nullable: true }),
      ],
      uniques: { payment_parts_open: ["clinic_id", "open_invoice_id"] },
      indexes: { payment_parts_of_invoice: ["clinic_id", "invoice_id", "payment_id"] },
      references: { payment_parts_of: ["payment_id", "payments"], payment_parts_for: ["invoice_id", "invoices"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("payment_parts");
  }
}
