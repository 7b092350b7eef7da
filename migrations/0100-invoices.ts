import type { MigrationInterface, QueryRunner } from "typeorm";
import { boolean, clinicKey, createTable, id, instant, integer, text, varchar } from "./columns.ts";

export class Invoices1780000000100 implements MigrationInterface {
  readonly name = "Invoices1780000000100";

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, "invoices", {
      columns: [
        ...clinicKey,
        id("patient_id"),
        integer("number", { nullable: true }),
        id("source_id", { nullable: true }),
        varchar("external_id", 80, { nullable: true }),
        varchar("request_key", 105, { nullable: true }),
        varchar("request_digest", 43, { nullable: true }),
        varchar("state", 10),
        varchar("settlement", 20),
        varchar("issued_on", 10, { nullable: true }),
        varchar("due_on", 10, { nullable: true }),
        instant("issued_at", { nullable: true }),
        instant("voided_at", { nullable: true }),
        varchar("void_reason", 300, { nullable: true }),
        varchar("practitioner_name", 120, { nullable: true }),
        varchar("practitioner_profession", 120, { nullable: true }),
        varchar("practitioner_licence", 40, { nullable: true }),
        varchar("province", 2),
        text("note", { nullable: true }),
        text("internal_note", { nullable: true }),
        text("snapshot", { nullable: true }),
        integer("subtotal_cents"),
        integer("tax_cents"),
        integer("total_cents"),
        integer("charged_cents"),
        integer("paid_cents"),
        integer("refunded_cents"),
        integer("written_off_cents"),
        integer("corrected_cents"),
        integer("balance_cents"),
        boolean("processing"),
        integer("version"),
        instant("created_at"),
        varchar("created_by", 40),
        instant("updated_at"),
      ],
      uniques: {
        invoices_number: ["clinic_id", "number"],
        invoices_external_id: ["clinic_id", "source_id", "external_id"],
        invoices_request_key: ["clinic_id", "request_key"],
      },
      indexes: {
        invoices_latest: ["clinic_id", "created_at", "id"],
        invoices_settled: ["clinic_id", "settlement", "created_at", "id"],
        invoices_due: ["clinic_id", "settlement", "due_on", "id"],
        invoices_issued: ["clinic_id", "issued_on", "id"],
        invoices_of_patient: ["clinic_id", "patient_id", "created_at", "id"],
        invoices_patient_sees: ["clinic_id", "patient_id", "issued_on", "id"],
        invoices_open_of_patient: ["clinic_id", "patient_id", "settlement", "due_on", "id"],
      },
      references: { invoices_to: ["patient_id", "patients"] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("invoices");
  }
}
