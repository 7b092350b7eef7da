import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access, both, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { LocaleType } from "../../../graphql/locale.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import type { RecordActors } from "../../../graphql/record-actor.ts";
import { RecordActorType } from "../../../graphql/record-actor.ts";
import type { Locale } from "../../../kernel/locale.ts";
import type { PatientService } from "../../patients/patient.service.ts";
import { PatientType, toPatient } from "../../patients/patient.type.ts";
import { clinicReadsBilling } from "../billing-rules.ts";
import { InvoiceLineType, InvoiceTaxType, toInvoiceLine, toInvoiceTax } from "../invoices/invoice-parts.type.ts";
import { InvoiceStatusEnum, InvoiceType, PaymentObstacleEnum } from "../invoices/invoice.type.ts";
import { LedgerEntryType, toEntry } from "../ledger/ledger-entry.type.ts";
import type { InvoiceStatus } from "../ledger/invoice-status.ts";
import { statusOf } from "../ledger/invoice-status.ts";
import { PaymentType, toPayment } from "../payments/payment.type.ts";
import { invoiceLoaders } from "./invoice-loaders.ts";
import type { InvoiceReadingService } from "./invoice-reading.service.ts";
import { paperPath } from "./paper-path.ts";
import type { PaymentObstacle } from "./payment-obstacle.ts";
import { invoiceObstacleOf } from "./payment-obstacle.ts";

const language = { nullable: true, description: "Its language; that of the request where none is given." } as const;

@Resolver(() => InvoiceType)
export class InvoiceResolver {
  readonly #reading: InvoiceReadingService;
  readonly #actors: RecordActors;
  readonly #loaders;
  readonly #patients;

  constructor(reading: InvoiceReadingService, patients: PatientService, actors: RecordActors) {
    this.#reading = reading;
    this.#actors = actors;
    this.#loaders = invoiceLoaders(reading);
    this.#patients = requestLoader(({ actor }, ids: readonly string[]) => patients.readMany(actor, ids));
  }

  @FieldResolver(() => InvoiceStatusEnum, { description: "How it stands, today." })
  status(@Root() { row }: InvoiceType, @Ctx() { clinic }: Context): InvoiceStatus {
    return statusOf(row, this.#reading.today(clinic.timeZone));
  }

  @FieldResolver(() => PatientType, { nullable: true, description: "The patient." })
  @Access(both(clinicReadsBilling, permitted("PATIENTS_READ")))
  async patient(@Root() { row }: InvoiceType, @Ctx() context: Context): Promise<PatientType | null> {
    const chart = await this.#patients(context).load(row.patientId);
    return chart && toPatient(chart);
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who began it." })
  @Access(clinicReadsBilling)
  createdBy(@Root() { row }: InvoiceType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.createdBy);
  }

  @FieldResolver(() => [InvoiceLineType], { description: "What it asks money for." })
  async lines(@Root() { row }: InvoiceType, @Ctx() context: Context): Promise<InvoiceLineType[]> {
    return (await this.#loaders.lines(context).load(row)).map(toInvoiceLine);
  }

  @FieldResolver(() => [InvoiceTaxType], { description: "The taxes that it charges, each once." })
  async taxes(@Root() { row }: InvoiceType, @Ctx() context: Context): Promise<InvoiceTaxType[]> {
    return (await this.#loaders.taxes(context).load(row)).map(toInvoiceTax);
  }

  @FieldResolver(() => [LedgerEntryType], {
    description: "Its ledger, as it was entered; what Stripe kept for itself for the clinic alone.",
  })
  async history(@Root() { row }: InvoiceType, @Ctx() context: Context): Promise<LedgerEntryType[]> {
    return (await this.#loaders.history(context).load(row)).map(toEntry);
  }

  @FieldResolver(() => [PaymentType], { description: "What was paid or begun to be paid for it, the latest first." })
  async payments(@Root() { row }: InvoiceType, @Ctx() context: Context): Promise<PaymentType[]> {
    return (await this.#loaders.payments(context).load(row)).map(({ payment }) => toPayment(payment));
  }

  @FieldResolver(() => PaymentType, { nullable: true, description: "The card payment of it that is under way; there is one at most." })
  async openPayment(@Root() { row }: InvoiceType, @Ctx() context: Context): Promise<PaymentType | null> {
    const found = (await this.#loaders.payments(context).load(row)).find(({ open }) => open);
    return found ? toPayment(found.payment) : null;
  }

  @FieldResolver(() => Boolean, { description: "Whether the patient can pay it by card now." })
  async payable(@Root() invoice: InvoiceType, @Ctx() context: Context): Promise<boolean> {
    return (await this.obstacle(invoice, context)) === null;
  }

  @FieldResolver(() => PaymentObstacleEnum, {
    nullable: true,
    description: "Why the patient can't pay it by card now; null where they can.",
  })
  async obstacle(@Root() { row }: InvoiceType, @Ctx() context: Context): Promise<PaymentObstacle | null> {
    const obstacle = invoiceObstacleOf(row);
    if (obstacle !== null) return obstacle;
    if (!(await this.#reading.isOpen(context.actor))) return "BILLING_OFF";
    const payments = await this.#loaders.payments(context).load(row);
    return payments.some(({ payment }) => payment.disputedSince !== null) ? "DISPUTED" : null;
  }

  @FieldResolver(() => String, { nullable: true, description: "Why it is void, as staff wrote it for themselves; null for patients." })
  voidReason(@Root() { row }: InvoiceType, @Ctx() { actor }: Context): string | null {
    return actor.kind === "patient" ? null : row.voidReason;
  }

  @FieldResolver(() => String, { nullable: true, description: "The path of the invoice as PDF; that of a draft is marked as one." })
  pdfUrl(
    @Root() { row }: InvoiceType,
    @Ctx() { actor, locale }: Context,
    @Arg("language", () => LocaleType, language) asked: Locale | null | undefined,
  ): string | null {
    return paperPath(actor, { id: row.id, document: "invoice", language: asked ?? locale });
  }

  @FieldResolver(() => String, { nullable: true, description: "The path of the receipt as PDF; null where nothing was paid." })
  receiptUrl(
    @Root() { row }: InvoiceType,
    @Ctx() { actor, locale }: Context,
    @Arg("language", () => LocaleType, language) asked: Locale | null | undefined,
  ): string | null {
    return row.paidCents > 0 ? paperPath(actor, { id: row.id, document: "receipt", language: asked ?? locale }) : null;
  }
}
