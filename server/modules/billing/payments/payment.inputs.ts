import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "What a patient pays by card." })
export class StartInvoicePaymentInput {
  @Field(() => [ID], { description: "The invoices, up to 20: all of what is owed for each." })
  invoiceIds!: string[];

  @Field(() => Int, { description: "What the patient was shown as the total. If it is another by now, nothing is begun." })
  expectedTotalCents!: number;

  @Field(() => String, {
    description: "A key of the caller's own for this call, at most 64 characters: sent again, it begins nothing new.",
  })
  requestKey!: string;
}

@InputType({ description: "A payment that was begun." })
export class InvoicePaymentInput {
  @Field(() => ID, { description: "The payment's `id`." })
  paymentId!: string;
}
