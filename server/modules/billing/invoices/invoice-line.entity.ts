import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { id, integer, json, localDate, varchar } from "../../../db/columns.ts";
import { Invoice } from "./invoice.entity.ts";
import type { TaxCode } from "../taxes/tax-code.ts";

/** One thing that an invoice asks money for. Never changed once the invoice is issued. */
@Entity("invoice_lines")
@ForeignKey(() => Invoice, ["clinicId", "invoiceId"], ["clinicId", "id"], { name: "invoice_lines_of" })
export class InvoiceLine {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id("invoice_id"))
  invoiceId!: string;

  /** 1 for the first. */
  @PrimaryColumn({ ...integer("position"), nullable: false })
  position!: number;

  @Column(varchar("code", 20, { nullable: true }))
  code!: string | null;

  @Column(varchar("description", 200))
  description!: string;

  @Column(localDate("service_on", { nullable: true }))
  serviceOn!: string | null;

  @Column(integer("quantity_hundredths"))
  quantityHundredths!: number;

  /** Below zero for a rebate. */
  @Column(integer("unit_price_cents"))
  unitPriceCents!: number;

  /** Before taxes. */
  @Column(integer("amount_cents"))
  amountCents!: number;

  @Column(json("tax_codes"))
  taxCodes!: TaxCode[];
}
