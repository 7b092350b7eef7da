import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { boolean, foreignId, id, instant, integer, json, localDate, text, varchar } from "../../../db/columns.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { InvoiceSettlement, InvoiceState } from "../ledger/settlement.ts";
import type { Province } from "../taxes/province.ts";
import type { InvoiceSnapshot } from "./invoice-snapshot.ts";

/** What a patient is asked to pay. What was paid and what is owed is kept in its row, moved only together with entries of the ledger. */
@Entity("invoices")
@Unique("invoices_number", ["clinicId", "number"])
@Unique("invoices_external_id", ["clinicId", "sourceId", "externalId"])
@Unique("invoices_request_key", ["clinicId", "requestKey"])
@Index("invoices_latest", ["clinicId", "createdAt", "id"])
@Index("invoices_settled", ["clinicId", "settlement", "createdAt", "id"])
@Index("invoices_due", ["clinicId", "settlement", "dueOn", "id"])
@Index("invoices_issued", ["clinicId", "issuedOn", "id"])
@Index("invoices_of_patient", ["clinicId", "patientId", "createdAt", "id"])
@Index("invoices_patient_sees", ["clinicId", "patientId", "issuedOn", "id"])
@Index("invoices_open_of_patient", ["clinicId", "patientId", "settlement", "dueOn", "id"])
@ForeignKey(() => Patient, ["clinicId", "patientId"], ["clinicId", "id"], { name: "invoices_to" })
export class Invoice {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("patient_id"))
  patientId!: string;

  /** Given when it is issued, without gaps. */
  @Column(integer("number", { nullable: true }))
  number!: number | null;

  /** The API consumer whose invoice it is, by their own id. */
  @Column(foreignId("source_id", { nullable: true }))
  sourceId!: string | null;

  @Column(varchar("external_id", 80, { nullable: true }))
  externalId!: string | null;

  /** Made by who wrote it, so that the same call writes it once: who, and their key of the call. */
  @Column(varchar("request_key", 105, { nullable: true }))
  requestKey!: string | null;

  @Column(varchar("request_digest", 43, { nullable: true }))
  requestDigest!: string | null;

  @Column(varchar("state", 10))
  state!: InvoiceState;

  /** Always what `settlementOf` makes of the rest, for the indexes. */
  @Column(varchar("settlement", 20))
  settlement!: InvoiceSettlement;

  /** The clinic's own day. */
  @Column(localDate("issued_on", { nullable: true }))
  issuedOn!: string | null;

  @Column(localDate("due_on", { nullable: true }))
  dueOn!: string | null;

  @Column(instant("issued_at", { nullable: true }))
  issuedAt!: Date | null;

  @Column(instant("voided_at", { nullable: true }))
  voidedAt!: Date | null;

  @Column(varchar("void_reason", 300, { nullable: true }))
  voidReason!: string | null;

  @Column(varchar("practitioner_name", 120, { nullable: true }))
  practitionerName!: string | null;

  @Column(varchar("practitioner_profession", 120, { nullable: true }))
  practitionerProfession!: string | null;

  @Column(varchar("practitioner_licence", 40, { nullable: true }))
  practitionerLicence!: string | null;

  /** Whose taxes are charged. */
  @Column(varchar("province", 2))
  province!: Province;

  /** To the patient. */
  @Column(text("note", { nullable: true }))
  note!: string | null;

  @Column(text("internal_note", { nullable: true }))
  internalNote!: string | null;

  /** Who billed whom, as they were when it was issued. */
  @Column(json("snapshot", { nullable: true }))
  snapshot!: InvoiceSnapshot | null;

  @Column(integer("subtotal_cents"))
  subtotalCents!: number;

  @Column(integer("tax_cents"))
  taxCents!: number;

  @Column(integer("total_cents"))
  totalCents!: number;

  @Column(integer("charged_cents"))
  chargedCents!: number;

  @Column(integer("paid_cents"))
  paidCents!: number;

  @Column(integer("refunded_cents"))
  refundedCents!: number;

  @Column(integer("written_off_cents"))
  writtenOffCents!: number;

  /** Signed: what corrections have added to what is owed. */
  @Column(integer("corrected_cents"))
  correctedCents!: number;

  /** What is owed: charged − paid + refunded − written off + corrected; below zero where too much was paid. */
  @Column(integer("balance_cents"))
  balanceCents!: number;

  /** A card payment is under way that Stripe settles later. */
  @Column(boolean("processing"))
  processing!: boolean;

  /** Raised by every change, of the ledger's too. */
  @Column(integer("version"))
  version!: number;

  @Column(instant("created_at"))
  createdAt!: Date;

  @Column(varchar("created_by", 40))
  createdBy!: string;

  @Column(instant("updated_at"))
  updatedAt!: Date;
}
