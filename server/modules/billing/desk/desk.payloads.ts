import { Field, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { Payload } from "../../../graphql/payload.ts";
import type { UserError } from "../../../graphql/user-error.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { toBillingError } from "../billing-errors.ts";
import { InvoiceType, toInvoice } from "../invoices/invoice.type.ts";
import { PaymentType, toPayment } from "../payments/payment.type.ts";
import type { Payment } from "../payments/payment.entity.ts";
import type { RecordedPayment } from "./record-payment.ts";
import type { Refunded } from "./refunds/refund-payment.ts";
import { RefundType, toRefund } from "./refunds/refund.type.ts";

@ObjectType({ description: "The payment as it is now, or why it is not as was asked." })
@Access(anyone)
export class PaymentPayload extends Payload {
  @Field(() => PaymentType, { nullable: true, description: "The payment; null where it failed." })
  payment!: PaymentType | null;
}

@ObjectType({ description: "What was recorded, or why it was not." })
@Access(anyone)
export class RecordPaymentPayload extends PaymentPayload {
  @Field(() => InvoiceType, { nullable: true, description: "Its invoice as it is now; null where it failed." })
  invoice!: InvoiceType | null;
}

@ObjectType({ description: "The refund, or why nothing is given back." })
@Access(anyone)
export class RefundPaymentPayload extends RecordPaymentPayload {
  @Field(() => RefundType, { nullable: true, description: "The refund; null where it failed. One by card may still be on its way." })
  refund!: RefundType | null;
}

const errorsOf = (problems: readonly Problem[], context: Context): UserError[] =>
  problems.map((problem) => toBillingError(problem, context));

export const toPaymentPayload = (outcome: Outcome<Payment>, context: Context): PaymentPayload =>
  outcome.ok ? { payment: toPayment(outcome.value), errors: [] } : { payment: null, errors: errorsOf(outcome.problems, context) };

export const toRecordedPayload = (outcome: Outcome<RecordedPayment>, context: Context): RecordPaymentPayload =>
  outcome.ok
    ? { payment: toPayment(outcome.value.payment), invoice: toInvoice(outcome.value.invoice), errors: [] }
    : { payment: null, invoice: null, errors: errorsOf(outcome.problems, context) };

export function toRefundPayload(outcome: Outcome<Refunded>, context: Context): RefundPaymentPayload {
  if (!outcome.ok) return { refund: null, payment: null, invoice: null, errors: errorsOf(outcome.problems, context) };
  const { refund, payment, invoice } = outcome.value;
  return { refund: toRefund(refund), payment: toPayment(payment), invoice: toInvoice(invoice), errors: [] };
}
