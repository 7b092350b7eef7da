import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import { Payload, UpsertResult } from "../../../graphql/payload.ts";
import { InvoiceLineInput, InvoiceTypedInput } from "../invoices/invoice.inputs.ts";

@InputType({
  description:
    "One invoice by its external id. A new one needs a patient and lines; absent fields are untouched, null clears. A draft may change; of one that is issued, whatever differs is a `CONFLICT`.",
})
export class UpsertInvoiceInput extends InvoiceTypedInput {
  @Field(() => String, { description: "Your own id of it: what makes a repeated call change nothing. At most 80 characters." })
  externalId!: string;

  @Field(() => ID, { nullable: true, description: "The patient; instead of `patientExternalId`. It stays the same patient's." })
  patientId?: string | null;

  @Field(() => String, { nullable: true, description: "The patient by your own id; instead of `patientId`." })
  patientExternalId?: string | null;

  @Field(() => [InvoiceLineInput], { nullable: true, description: "All of its lines, 1 to 50, in the place of those that it has." })
  lines?: InvoiceLineInput[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Whether it is issued, unless it is already: it gets its number, is charged, and the patient is told. False leaves it as it is.",
  })
  issue!: boolean;
}

@InputType({ description: "A batch of invoices." })
export class UpsertInvoicesInput {
  @Field(() => [UpsertInvoiceInput], { description: "1 to 500 items." })
  invoices!: UpsertInvoiceInput[];
}

@ObjectType({ description: "What became of one invoice of a batch." })
@Access(anyone)
export class UpsertInvoiceResult extends UpsertResult {
  /** The invoice's id in the application; null where the item failed. */
  invoiceId!: string | null;
}

@ObjectType({ description: "What became of a batch of invoices." })
@Access(anyone)
export class UpsertInvoicesPayload extends Payload {
  @Field(() => [UpsertInvoiceResult], { description: "One per item, in the order sent." })
  results!: UpsertInvoiceResult[];
}
