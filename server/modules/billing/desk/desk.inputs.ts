import { Field, ID, InputType, Int } from "type-graphql";
import { enumOf } from "../../../graphql/enums.ts";
import { LocalDate } from "../../../graphql/scalars.ts";
import type { RefundMethod } from "../payments/payment-state.ts";
import type { DeskMethod } from "./record-payment.ts";
import { deskMethods } from "./record-payment.ts";
import { RefundMethodEnum } from "./refunds/refund.type.ts";

const key = "A key of your own for this call, at most 64 characters: the same call sent again does nothing twice.";
const why = "Why, for staff. At most 300 characters.";

export const DeskMethodEnum = enumOf("DeskPaymentMethod", "How money is received at the desk.", deskMethods, {
  CASH: "In cash.",
  DEBIT: "By the clinic's own payment terminal.",
  CHEQUE: "By cheque.",
  OTHER: "In another way.",
});

@InputType({ description: "Money that was received at the desk for an invoice." })
export class RecordPaymentInput {
  @Field(() => ID, { description: "The invoice." })
  invoiceId!: string;

  @Field(() => Int, { description: "How much, in cents: at most the invoice's balance." })
  amountCents!: number;

  @Field(() => DeskMethodEnum, { description: "How." })
  method!: DeskMethod;

  @Field(() => LocalDate, { description: "On which of the clinic's days: neither to come, nor before the invoice was issued." })
  receivedOn!: string;

  @Field(() => String, { nullable: true, description: "For staff, for example a cheque's number. At most 300 characters." })
  note?: string | null;

  @Field(() => String, { description: key })
  requestKey!: string;
}

@InputType({ description: "Money to give back of a payment." })
export class RefundPaymentInput {
  @Field(() => ID, { description: "The payment." })
  paymentId!: string;

  @Field(() => ID, { description: "For which of its invoices." })
  invoiceId!: string;

  @Field(() => Int, { description: "How much, in cents: at most what the payment's share has as `refundable`." })
  amountCents!: number;

  @Field(() => RefundMethodEnum, { description: "How: `CARD` sends it to the card that paid; with the others it is given by hand." })
  method!: RefundMethod;

  @Field(() => String, { description: why })
  reason!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether the patient owes it again, as after a payment by mistake; otherwise the clinic asks for it no more.",
  })
  oweAgain!: boolean;

  @Field(() => String, { description: key })
  requestKey!: string;
}

@InputType({ description: "What the clinic asks for no more." })
export class WriteOffInvoiceInput {
  @Field(() => ID, { description: "The invoice." })
  invoiceId!: string;

  @Field(() => Int, { description: "How much, in cents: at most the invoice's balance." })
  amountCents!: number;

  @Field(() => String, { description: why })
  reason!: string;

  @Field(() => String, { description: key })
  requestKey!: string;
}

@InputType({ description: "A card payment of which nobody can say any more what became of it." })
export class AbandonPaymentInput {
  @Field(() => ID, { description: "The payment." })
  paymentId!: string;

  @Field(() => String, { description: why })
  reason!: string;

  @Field(() => String, { description: key })
  requestKey!: string;
}
