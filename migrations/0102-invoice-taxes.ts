import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, integer, varchar } from "./columns.ts";

export class InvoiceTaxes1780000000102 implements MigrationInterface {
  readonly name = "InvoiceTaxes1780000000102";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "invoice_taxes", {
      columns: [
        id("clinic_id", { primary: true }),
        id("invoice_id", { primary: true }),
        varchar("code", 3, { primary: true }),
        integer("rate_millionths"),
        integer("base_cents"),
        integer("amount_cents"),
      ],
      references: { invoice_taxes_of: ["invoice_id", "invoices"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("invoice_taxes");
  }
}
