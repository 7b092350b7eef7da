import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, integer, varchar } from "../../../db/columns.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import type { PaymentMethod } from "../payments/payment-state.ts";
import type { EntryKind, EntryReason } from "./entry-kind.ts";

/** What happened with money. Written once, by `addEntries` alone; never changed, never removed. */
@Entity("ledger_entries")
@Unique("ledger_entries_source", ["clinicId", "sourceKey"])
@Index("ledger_entries_of_invoice", ["clinicId", "invoiceId", "id"])
@Index("ledger_entries_of_payment", ["clinicId", "paymentId", "id"])
@Index("ledger_entries_of_patient", ["clinicId", "patientId", "id"])
@ForeignKey(() => Invoice, ["clinicId", "invoiceId"], ["clinicId", "id"], { name: "ledger_entries_of" })
export class LedgerEntry {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  /** None for what Stripe keeps of a payment. */
  @Column(foreignId("invoice_id", { nullable: true }))
  invoiceId!: string | null;

  @Column(foreignId("patient_id"))
  patientId!: string;

  @Column(foreignId("payment_id", { nullable: true }))
  paymentId!: string | null;

  @Column(foreignId("refund_id", { nullable: true }))
  refundId!: string | null;

  @Column(varchar("kind", 10))
  kind!: EntryKind;

  /** What it adds to what the patient owes. */
  @Column(integer("balance_cents"))
  balanceCents!: number;

  /** What it adds to the clinic's balance at Stripe. */
  @Column(integer("stripe_cents"))
  stripeCents!: number;

  @Column(varchar("currency", 3))
  currency!: string;

  @Column(varchar("stripe_account_id", 64, { nullable: true }))
  stripeAccountId!: string | null;

  @Column(varchar("method", 10, { nullable: true }))
  method!: PaymentMethod | null;

  @Column(varchar("reason", 300, { nullable: true }))
  reason!: string | null;

  @Column(varchar("reason_code", 20, { nullable: true }))
  reasonCode!: EntryReason | null;

  @Column(instant("occurred_at"))
  occurredAt!: Date;

  @Column(instant("recorded_at"))
  recordedAt!: Date;

  /** Who; `stripe` where Stripe said so. */
  @Column(varchar("actor", 40))
  actor!: string;

  /** Of what it is the entry: the same is entered once. */
  @Column(varchar("source_key", 120))
  sourceKey!: string;
}
