import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { boolean, foreignId, id, instant, integer, varchar } from "../../../db/columns.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import { Payment } from "../payments/payment.entity.ts";
import type { RefundMethod, RefundState } from "../payments/payment-state.ts";

/** Money given back, or on its way. */
@Entity("refunds")
@Unique("refunds_request_key", ["clinicId", "requestKey"])
@Unique("refunds_stripe_id", ["clinicId", "stripeRefundId"])
@Index("refunds_of_invoice", ["clinicId", "invoiceId", "id"])
@Index("refunds_of_payment", ["clinicId", "paymentId", "id"])
@Index("refunds_due", ["nextCheckAt"])
@ForeignKey(() => Invoice, ["clinicId", "invoiceId"], ["clinicId", "id"], { name: "refunds_for" })
@ForeignKey(() => Payment, ["clinicId", "paymentId"], ["clinicId", "id"], { name: "refunds_of" })
export class Refund {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("patient_id"))
  patientId!: string;

  @Column(foreignId("invoice_id"))
  invoiceId!: string;

  @Column(foreignId("payment_id"))
  paymentId!: string;

  @Column(integer("amount_cents"))
  amountCents!: number;

  @Column(varchar("method", 10))
  method!: RefundMethod;

  @Column(varchar("state", 10))
  state!: RefundState;

  @Column(varchar("reason", 300))
  reason!: string;

  /** Whether the patient owes again what is given back. */
  @Column(boolean("owe_again"))
  oweAgain!: boolean;

  /** Stored before Stripe is called. */
  @Column(varchar("idempotency_key", 80, { nullable: true }))
  idempotencyKey!: string | null;

  /** When the key was made: Stripe forgets it after a day. */
  @Column(instant("keyed_at", { nullable: true }))
  keyedAt!: Date | null;

  @Column(varchar("stripe_refund_id", 80, { nullable: true }))
  stripeRefundId!: string | null;

  @Column(varchar("actor", 40))
  actor!: string;

  @Column(varchar("request_key", 105))
  requestKey!: string;

  @Column(varchar("request_digest", 43, { nullable: true }))
  requestDigest!: string | null;

  @Column(instant("started_at"))
  startedAt!: Date;

  @Column(instant("settled_at", { nullable: true }))
  settledAt!: Date | null;

  @Column(varchar("failure_code", 40, { nullable: true }))
  failureCode!: string | null;

  /** When Stripe is asked again; null once it is final. */
  @Column(instant("next_check_at", { nullable: true }))
  nextCheckAt!: Date | null;

  @Column(instant("checked_at", { nullable: true }))
  checkedAt!: Date | null;

  @Column(foreignId("lease_token", { nullable: true }))
  leaseToken!: string | null;

  @Column(instant("lease_until", { nullable: true }))
  leaseUntil!: Date | null;
}
