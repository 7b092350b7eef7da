import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { clinicBills } from "../billing-rules.ts";
import { CreateInvoiceInput, DiscardInvoiceInput, IssueInvoiceInput, UpdateInvoiceInput, VoidInvoiceInput } from "./invoice.inputs.ts";
import { DiscardInvoicePayload, InvoicePayload, toDiscardPayload, toInvoicePayload } from "./invoice.payloads.ts";
import type { InvoiceService } from "./invoice.service.ts";

const idOf = (id: string): string | null => fromGlobalId("Invoice", id);

@Resolver()
export class WriteInvoiceResolver {
  readonly #invoices: InvoiceService;

  constructor(invoices: InvoiceService) {
    this.#invoices = invoices;
  }

  @Mutation(() => InvoicePayload, {
    description: "Begins a draft, which the patient doesn't see. Errors: `VALIDATION_FAILED` at the field, `NOT_FOUND`, `CONFLICT`.",
  })
  @Access(clinicBills)
  async createInvoice(
    @Ctx() context: Context,
    @Arg("input", () => CreateInvoiceInput, { description: "The draft." }) { patientId, ...input }: CreateInvoiceInput,
  ): Promise<InvoicePayload> {
    const outcome = await this.#invoices.create(context.actor, { ...input, patientId: fromGlobalId("Patient", patientId) });
    return toInvoicePayload(outcome, context);
  }

  @Mutation(() => InvoicePayload, {
    description: "Changes a draft, which is priced anew. Errors: `VALIDATION_FAILED` at the field, `NOT_FOUND`, `CONFLICT`.",
  })
  @Access(clinicBills)
  async updateInvoice(
    @Ctx() context: Context,
    @Arg("input", () => UpdateInvoiceInput, { description: "The changes." }) { invoiceId, lines, ...input }: UpdateInvoiceInput,
  ): Promise<InvoicePayload> {
    const outcome = await this.#invoices.update(context.actor, { ...input, lines: lines ?? undefined, invoiceId: idOf(invoiceId) });
    return toInvoicePayload(outcome, context);
  }

  @Mutation(() => DiscardInvoicePayload, { description: "Throws a draft away. Errors: `NOT_FOUND`, `CONFLICT`." })
  @Access(clinicBills)
  async discardInvoice(
    @Ctx() context: Context,
    @Arg("input", () => DiscardInvoiceInput, { description: "Which one." }) { invoiceId, version }: DiscardInvoiceInput,
  ): Promise<DiscardInvoicePayload> {
    return toDiscardPayload(await this.#invoices.discard(context.actor, { invoiceId: idOf(invoiceId), version }), context);
  }

  @Mutation(() => InvoicePayload, {
    description:
      "Gives a draft its number and its dates and charges it: the patient owes it from then on and is told, where portal billing is in " +
      "effect. Of one that is issued already it answers with it. Errors: `VALIDATION_FAILED`, `NOT_FOUND`, `CONFLICT`.",
  })
  @Access(clinicBills)
  async issueInvoice(
    @Ctx() context: Context,
    @Arg("input", () => IssueInvoiceInput, { description: "Which one." }) { invoiceId, version, dueOn }: IssueInvoiceInput,
  ): Promise<InvoicePayload> {
    const outcome = await this.#invoices.issue(context.actor, { invoiceId: idOf(invoiceId), version, dueOn });
    return toInvoicePayload(outcome, context);
  }

  @Mutation(() => InvoicePayload, {
    description:
      "Takes an issued invoice back of which no money was kept: nothing is owed, and its number stays taken. A card payment that is open " +
      "is ended first. Errors: `VALIDATION_FAILED`, `NOT_FOUND`, `CONFLICT`, `PAYMENT_IN_PROGRESS`, `STRIPE_UNREACHABLE`.",
  })
  @Access(clinicBills)
  async voidInvoice(
    @Ctx() context: Context,
    @Arg("input", () => VoidInvoiceInput, { description: "Which one, and why." }) { invoiceId, reason }: VoidInvoiceInput,
  ): Promise<InvoicePayload> {
    return toInvoicePayload(await this.#invoices.void(context.actor, { invoiceId: idOf(invoiceId), reason }), context);
  }
}
