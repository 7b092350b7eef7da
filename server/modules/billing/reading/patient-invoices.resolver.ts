import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import { largestPageSize, toConnection } from "../../../graphql/connection.ts";
import type { Context } from "../../../graphql/context.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import { toMoney } from "../../../graphql/money.ts";
import { PatientType } from "../../patients/patient.type.ts";
import { billingRule } from "../billing-rules.ts";
import { PatientInvoicesArgs } from "../invoices/invoice.inputs.ts";
import { InvoiceConnection, OpenInvoices, toInvoice } from "../invoices/invoice.type.ts";
import type { OpenSum } from "./billing-state.ts";
import type { InvoiceReadingService } from "./invoice-reading.service.ts";

@Resolver(() => PatientType)
export class PatientInvoicesResolver {
  readonly #reading: InvoiceReadingService;
  readonly #open;

  constructor(reading: InvoiceReadingService) {
    this.#reading = reading;
    this.#open = requestLoader(({ actor }, ids: readonly string[]) => reading.openOf(actor, ids));
  }

  /** A patient has but one to ask for: there is nothing to gather. */
  async #openOf(context: Context, patientId: string): Promise<OpenSum> {
    const { actor } = context;
    if (actor.kind !== "patient") return this.#open(context).load(patientId);
    const [sum] = await this.#reading.openOf(actor, [patientId]);
    return sum!;
  }

  @FieldResolver(() => InvoiceConnection, {
    nullable: true,
    description: "The patient's invoices, a page at a time. For the patient none as long as portal billing is not in effect.",
  })
  @Access(billingRule)
  async invoices(
    @Root() { patientId }: PatientType,
    @Ctx() { actor }: Context,
    @Args(() => PatientInvoicesArgs) { filter, first, after }: PatientInvoicesArgs,
  ): Promise<InvoiceConnection> {
    const size = Math.min(Math.max(first, 1), largestPageSize);
    return toConnection(await this.#reading.listOf(actor, { patientId, filter, first: size, after: after ?? null }), toInvoice);
  }

  @FieldResolver(() => OpenInvoices, {
    nullable: true,
    description: "What the patient has to pay. For the patient nothing as long as portal billing is not in effect.",
  })
  @Access(billingRule)
  async openInvoices(@Root() { patientId }: PatientType, @Ctx() context: Context): Promise<OpenInvoices> {
    const { count, totalCents } = await this.#openOf(context, patientId);
    return Object.assign(new OpenInvoices(), { count, total: toMoney(totalCents) });
  }

  @FieldResolver(() => Boolean, { nullable: true, description: "Whether patients see and pay their invoices in this clinic's portal." })
  @Access(billingRule)
  billingOpen(@Ctx() { actor }: Context): Promise<boolean> {
    return this.#reading.isOpen(actor);
  }
}
