import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTable, id, integer } from "./columns.ts";

export class InvoiceNumbers1780000000099 implements MigrationInterface {
  readonly name = "InvoiceNumbers1780000000099";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "invoice_numbers", {
      columns: [id("clinic_id", { primary: true }), integer("last_number")],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("invoice_numbers");
  }
}
