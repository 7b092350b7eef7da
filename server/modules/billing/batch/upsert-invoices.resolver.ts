import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { Repeatable } from "../../../graphql/key-use.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import { toUpsertPayload } from "../../../graphql/payload.ts";
import { clinicBills } from "../billing-rules.ts";
import type { InvoiceService } from "../invoices/invoice.service.ts";
import { InvoiceType, toInvoice } from "../invoices/invoice.type.ts";
import type { InvoiceReadingService } from "../reading/invoice-reading.service.ts";
import type { UpsertInvoiceInput } from "./upsert-invoices.inputs.ts";
import { UpsertInvoiceResult, UpsertInvoicesInput, UpsertInvoicesPayload } from "./upsert-invoices.inputs.ts";

/** An id of another kind, or none of ours, becomes one that nothing has: it is reported like any unknown one. */
const internal = (id: string | null | undefined) => (id === null || id === undefined ? id : (fromGlobalId("Patient", id) ?? ""));

const toItem = ({ patientId, lines, ...fields }: UpsertInvoiceInput) => ({
  ...{ ...fields, patientId: internal(patientId), lines: lines ?? undefined },
});

@Resolver(() => UpsertInvoiceResult)
export class UpsertInvoicesResolver {
  readonly #invoices: InvoiceService;
  readonly #read;

  constructor(invoices: InvoiceService, reading: InvoiceReadingService) {
    this.#invoices = invoices;
    this.#read = requestLoader(({ actor }, ids: readonly string[]) => reading.readMany(actor, ids));
  }

  @Mutation(() => UpsertInvoicesPayload, {
    description:
      "Makes or changes up to 500 invoices by your own external ids, and issues those that are to be. Repeating the call changes nothing; " +
      "a wrong item does not hinder the others.",
  })
  @Repeatable()
  @Access(clinicBills)
  async upsertInvoices(
    @Ctx() context: Context,
    @Arg("input", () => UpsertInvoicesInput, { description: "The batch." }) input: UpsertInvoicesInput,
  ): Promise<UpsertInvoicesPayload> {
    const outcome = await this.#invoices.upsert(context.actor, input.invoices.map(toItem));
    const { results, errors } = toUpsertPayload(outcome, context);
    const shown = results.map(({ entity, ...result }) => ({ ...result, invoiceId: entity?.id ?? null }));
    return { results: shown, errors: [...errors] };
  }

  /** Looked up like any invoice: what is sent back is a read, with its right and its trace. */
  @FieldResolver(() => InvoiceType, { nullable: true, description: "The invoice as it is now; null where the item failed." })
  async invoice(@Root() { invoiceId }: UpsertInvoiceResult, @Ctx() context: Context): Promise<InvoiceType | null> {
    const row = invoiceId === null ? null : await this.#read(context).load(invoiceId);
    return row && toInvoice(row);
  }
}
