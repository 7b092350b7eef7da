import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { boolean, foreignId, id, instant, integer, json, text, varchar } from "../../../db/columns.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { PaymentMethod, PaymentState } from "./payment-state.ts";

/** Money received from a patient, or on its way, for one invoice or several. Stripe decides what becomes of a card payment. */
@Entity("payments")
@Unique("payments_request_key", ["clinicId", "requestKey"])
@Unique("payments_session", ["clinicId", "sessionId"])
@Index("payments_of_patient", ["clinicId", "patientId", "startedAt", "id"])
@Index("payments_intent", ["paymentIntentId"])
@Index("payments_due", ["nextCheckAt"])
@ForeignKey(() => Patient, ["clinicId", "patientId"], ["clinicId", "id"], { name: "payments_by" })
export class Payment {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("patient_id"))
  patientId!: string;

  @Column(varchar("method", 10))
  method!: PaymentMethod;

  @Column(varchar("state", 12))
  state!: PaymentState;

  @Column(integer("amount_cents"))
  amountCents!: number;

  @Column(instant("started_at"))
  startedAt!: Date;

  @Column(varchar("actor", 40))
  actor!: string;

  @Column(varchar("request_key", 105))
  requestKey!: string;

  @Column(varchar("request_digest", 43, { nullable: true }))
  requestDigest!: string | null;

  @Column(varchar("stripe_account_id", 64, { nullable: true }))
  stripeAccountId!: string | null;

  @Column(boolean("livemode", { nullable: true }))
  livemode!: boolean | null;

  /** Stored before Stripe is called. */
  @Column(varchar("idempotency_key", 80, { nullable: true }))
  idempotencyKey!: string | null;

  /** Exactly what Stripe is sent, so that a repetition sends the same. */
  @Column(json("params", { nullable: true }))
  params!: Readonly<Record<string, unknown>> | null;

  @Column(varchar("session_id", 255, { nullable: true }))
  sessionId!: string | null;

  @Column(text("session_url", { nullable: true }))
  sessionUrl!: string | null;

  @Column(instant("session_expires_at", { nullable: true }))
  sessionExpiresAt!: Date | null;

  @Column(varchar("payment_intent_id", 80, { nullable: true }))
  paymentIntentId!: string | null;

  @Column(integer("received_cents"))
  receivedCents!: number;

  @Column(instant("settled_at", { nullable: true }))
  settledAt!: Date | null;

  /** One of ours, never what Stripe writes. */
  @Column(varchar("failure_code", 40, { nullable: true }))
  failureCode!: string | null;

  /** When Stripe is asked again; null once it is final. */
  @Column(instant("next_check_at", { nullable: true }))
  nextCheckAt!: Date | null;

  @Column(instant("checked_at", { nullable: true }))
  checkedAt!: Date | null;

  /** When Stripe was asked for the newest of what is known. An answer that was asked for earlier may arrive later. */
  @Column(instant("read_at", { nullable: true }))
  readAt!: Date | null;

  /** Since when the bank wants the money back, and nothing is decided: until then its invoices are paid by no other card payment. */
  @Column(instant("disputed_since", { nullable: true }))
  disputedSince!: Date | null;

  /** Only ever rises: what arrives late moves nothing back. */
  @Column(integer("progress"))
  progress!: number;
}
