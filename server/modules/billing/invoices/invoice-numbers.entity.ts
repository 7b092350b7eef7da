import { Column, Entity, PrimaryColumn } from "typeorm";
import { id, integer } from "../../../db/columns.ts";

/** The last number that a clinic has given to an invoice. Raised in the transaction that issues: a failed one gives its number back. */
@Entity("invoice_numbers")
export class InvoiceNumbers {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @Column(integer("last_number"))
  lastNumber!: number;
}
