import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { id, integer, varchar } from "../../../db/columns.ts";
import { Invoice } from "./invoice.entity.ts";
import type { TaxCode } from "../taxes/tax-code.ts";

/** What an invoice charges of one tax. */
@Entity("invoice_taxes")
@ForeignKey(() => Invoice, ["clinicId", "invoiceId"], ["clinicId", "id"], { name: "invoice_taxes_of" })
export class InvoiceTax {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id("invoice_id"))
  invoiceId!: string;

  @PrimaryColumn({ ...varchar("code", 3), nullable: false })
  code!: TaxCode;

  @Column(integer("rate_millionths"))
  rateMillionths!: number;

  @Column(integer("base_cents"))
  baseCents!: number;

  @Column(integer("amount_cents"))
  amountCents!: number;
}
