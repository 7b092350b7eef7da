import { Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";
import { boolean, foreignId, id, instant, integer, varchar } from "../../../db/columns.ts";

/** Where Stripe and the ledger differ, or what staff should look at. */
@Entity("billing_findings")
@Unique("billing_findings_key", ["clinicId", "findingKey"])
@Index("billing_findings_open", ["clinicId", "resolved", "foundAt", "id"])
export class BillingFinding {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(varchar("kind", 30))
  kind!: string;

  /** Of what it is the finding: the same is found once. */
  @Column(varchar("finding_key", 160))
  findingKey!: string;

  @Column(foreignId("patient_id", { nullable: true }))
  patientId!: string | null;

  @Column(foreignId("invoice_id", { nullable: true }))
  invoiceId!: string | null;

  @Column(foreignId("payment_id", { nullable: true }))
  paymentId!: string | null;

  @Column(foreignId("refund_id", { nullable: true }))
  refundId!: string | null;

  @Column(varchar("stripe_object_id", 255, { nullable: true }))
  stripeObjectId!: string | null;

  @Column(integer("expected_cents", { nullable: true }))
  expectedCents!: number | null;

  @Column(integer("found_cents", { nullable: true }))
  foundCents!: number | null;

  @Column(instant("found_at"))
  foundAt!: Date;

  @Column(boolean("resolved"))
  resolved!: boolean;

  @Column(instant("resolved_at", { nullable: true }))
  resolvedAt!: Date | null;

  @Column(varchar("resolved_by", 40, { nullable: true }))
  resolvedBy!: string | null;

  @Column(varchar("note", 300, { nullable: true }))
  note!: string | null;
}
