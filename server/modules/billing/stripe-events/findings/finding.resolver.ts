import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { Access } from "../../../../graphql/access.ts";
import { largestPageSize, toConnection } from "../../../../graphql/connection.ts";
import type { Context } from "../../../../graphql/context.ts";
import { fromGlobalId } from "../../../../graphql/global-id.ts";
import { requestLoader } from "../../../../graphql/loaders.ts";
import type { RecordActors } from "../../../../graphql/record-actor.ts";
import { RecordActorType } from "../../../../graphql/record-actor.ts";
import { toUserErrors } from "../../../../graphql/user-error.ts";
import type { PatientService } from "../../../patients/patient.service.ts";
import { PatientType, toPatient } from "../../../patients/patient.type.ts";
import { clinicBills, clinicReadsBilling } from "../../billing-rules.ts";
import { InvoiceType, toInvoice } from "../../invoices/invoice.type.ts";
import { PaymentType, toPayment } from "../../payments/payment.type.ts";
import type { InvoiceReadingService } from "../../reading/invoice-reading.service.ts";
import type { PaymentReadingService } from "../../reading/payment-reading.service.ts";
import type { BillingFindingService } from "./finding.service.ts";
import {
  BillingFindingConnection,
  BillingFindingsArgs,
  BillingFindingType,
  ResolveBillingFindingInput,
  ResolveBillingFindingPayload,
  toFinding,
} from "./finding.type.ts";

interface Parts {
  readonly findings: BillingFindingService;
  readonly invoices: InvoiceReadingService;
  readonly payments: PaymentReadingService;
  readonly patients: PatientService;
  readonly actors: RecordActors;
}

@Resolver(() => BillingFindingType)
export class BillingFindingResolver {
  readonly #findings: BillingFindingService;
  readonly #actors: RecordActors;
  readonly #invoices;
  readonly #payments;
  readonly #patients;

  constructor({ findings, invoices, payments, patients, actors }: Parts) {
    this.#findings = findings;
    this.#actors = actors;
    this.#invoices = requestLoader(({ actor }, ids: readonly string[]) => invoices.readMany(actor, ids));
    this.#payments = requestLoader(({ actor }, ids: readonly string[]) => payments.readMany(actor, ids));
    this.#patients = requestLoader(({ actor }, ids: readonly string[]) => patients.readMany(actor, ids));
  }

  @Query(() => BillingFindingConnection, {
    description: "What reconciliation with Stripe has found, the latest first, a page at a time: what waits to be dealt with, or what was.",
  })
  @Access(clinicReadsBilling)
  async billingFindings(
    @Ctx() { actor }: Context,
    @Args(() => BillingFindingsArgs) { resolved, first, after }: BillingFindingsArgs,
  ): Promise<BillingFindingConnection> {
    const size = Math.min(Math.max(first, 1), largestPageSize);
    return toConnection(await this.#findings.list(actor, { resolved, first: size, after: after ?? null }), toFinding);
  }

  @Mutation(() => ResolveBillingFindingPayload, {
    description:
      "Notes that a finding was dealt with. It moves no money. Repeating the call changes nothing: the first who dealt with it is written down. Errors: `NOT_FOUND`, `VALIDATION_FAILED`.",
  })
  @Access(clinicBills)
  async resolveBillingFinding(
    @Ctx() context: Context,
    @Arg("input", () => ResolveBillingFindingInput, { description: "Which, and how." }) { id, note }: ResolveBillingFindingInput,
  ): Promise<ResolveBillingFindingPayload> {
    const outcome = await this.#findings.resolve(context.actor, fromGlobalId("BillingFinding", id), note ?? null);
    return outcome.ok
      ? { billingFinding: toFinding(outcome.value), errors: [] }
      : { billingFinding: null, errors: toUserErrors(outcome.problems, context) };
  }

  @FieldResolver(() => PatientType, { nullable: true, description: "Whose payment it is about, as far as is known." })
  async patient(@Root() { row }: BillingFindingType, @Ctx() context: Context): Promise<PatientType | null> {
    const found = row.patientId === null ? null : await this.#patients(context).load(row.patientId);
    return found && toPatient(found);
  }

  @FieldResolver(() => InvoiceType, { nullable: true, description: "The invoice that it is about, where it is about one." })
  async invoice(@Root() { row }: BillingFindingType, @Ctx() context: Context): Promise<InvoiceType | null> {
    const found = row.invoiceId === null ? null : await this.#invoices(context).load(row.invoiceId);
    return found && toInvoice(found);
  }

  @FieldResolver(() => PaymentType, { nullable: true, description: "The payment that it is about, where it is about one." })
  async payment(@Root() { row }: BillingFindingType, @Ctx() context: Context): Promise<PaymentType | null> {
    const found = row.paymentId === null ? null : await this.#payments(context).load(row.paymentId);
    return found && toPayment(found);
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who dealt with it; the portal itself where it came right." })
  resolvedBy(@Root() { row }: BillingFindingType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.resolvedBy);
  }
}
