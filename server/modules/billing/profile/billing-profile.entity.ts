import { Column, Entity, PrimaryColumn } from "typeorm";
import { id, integer, text, varchar } from "../../../db/columns.ts";

/** Who bills: what stands at the head of a clinic's invoices, and when they are due. */
@Entity("billing_profiles")
export class BillingProfile {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @Column(varchar("legal_name", 160))
  legalName!: string;

  @Column(varchar("street", 160))
  street!: string;

  @Column(varchar("city", 80))
  city!: string;

  /** Whose taxes are charged unless an invoice names another. */
  @Column(varchar("province", 2))
  province!: string;

  @Column(varchar("postal_code", 16))
  postalCode!: string;

  @Column(varchar("phone", 20))
  phone!: string;

  @Column(varchar("gst_number", 40, { nullable: true }))
  gstNumber!: string | null;

  @Column(varchar("qst_number", 40, { nullable: true }))
  qstNumber!: string | null;

  @Column(varchar("pst_number", 40, { nullable: true }))
  pstNumber!: string | null;

  /** From the day of issue to the day on which an invoice is due. */
  @Column(integer("payment_days"))
  paymentDays!: number;

  @Column(text("footer_fr", { nullable: true }))
  footerFr!: string | null;

  @Column(text("footer_en", { nullable: true }))
  footerEn!: string | null;

  @Column(integer("version"))
  version!: number;
}
