import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, integer, text, varchar } from "./columns.ts";

export class InvoiceLines1780000000101 implements MigrationInterface {
  readonly name = "InvoiceLines1780000000101";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "invoice_lines", {
      columns: [
        id("clinic_id", { primary: true }),
        id("invoice_id", { primary: true }),
        integer("position", { primary: true }),
        varchar("code", 20, { nullable: true }),
        varchar("description", 200),
        varchar("service_on", 10, { nullable: true }),
        integer("quantity_hundredths"),
        integer("unit_price_cents"),
        integer("amount_cents"),
        text("tax_codes"),
      ],
      references: { invoice_lines_of: ["invoice_id", "invoices"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("invoice_lines");
  }
}
