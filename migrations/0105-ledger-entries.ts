import type { MigrationInterface, QueryRunner } from "typeorm";
import { clinicKey, createTable, id, instant, integer, varchar } from "./columns.ts";

export class LedgerEntries1780000000105 implements MigrationInterface {
  readonly name = "LedgerEntries1780000000105";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "ledger_entries", {
      columns: [
        ...clinicKey,
        id("invoice_id", { nullable: true }),
        id("patient_id"),
        id("payment_id", { nullable: true }),
        id("refund_id", { nullable: true }),
        varchar("kind", 10),
        integer("balance_cents"),
        integer("stripe_cents"),
        varchar("currency", 3),
        varchar("stripe_account_id", 64, { nullable: true }),
        varchar("method", 10, { nullable: true }),
        varchar("reason", 300, { nullable: true }),
        varchar("reason_code", 20, { nullable: true }),
        instant("occurred_at"),
        instant("recorded_at"),
        varchar("actor", 40),
        varchar("source_key", 120),
      ],
      uniques: { ledger_entries_source: ["clinic_id", "source_key"] },
      indexes: {
        ledger_entries_of_invoice: ["clinic_id", "invoice_id", "id"],
        ledger_entries_of_payment: ["clinic_id", "payment_id", "id"],
        ledger_entries_of_patient: ["clinic_id", "patient_id", "id"],
      },
      references: { ledger_entries_of: ["invoice_id", "invoices"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("ledger_entries");
  }
}
