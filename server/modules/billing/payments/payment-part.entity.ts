import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, integer } from "../../../db/columns.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import { Payment } from "./payment.entity.ts";

/** What of a payment is for which invoice. */
@Entity("payment_parts")
@Unique("payment_parts_open", ["clinicId", "openInvoiceId"])
@Index("payment_parts_of_invoice", ["clinicId", "invoiceId", "paymentId"])
@ForeignKey(() => Payment, ["clinicId", "paymentId"], ["clinicId", "id"], { name: "payment_parts_of" })
@ForeignKey(() => Invoice, ["clinicId", "invoiceId"], ["clinicId", "id"], { name: "payment_parts_for" })
export class PaymentPart {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id("payment_id"))
  paymentId!: string;

  @PrimaryColumn(id("invoice_id"))
  invoiceId!: string;

  @Column(integer("amount_cents"))
  amountCents!: number;

  /** The invoice while the payment is open: an invoice has one open payment at most. */
  @Column(foreignId("open_invoice_id", { nullable: true }))
  openInvoiceId!: string | null;
}
