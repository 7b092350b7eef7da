import { Field, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { Payload } from "../../../graphql/payload.ts";
import { toBillingError } from "../billing-errors.ts";
import type { FollowedPayment } from "./payment.service.ts";
import { PaymentType, toPayment } from "./payment.type.ts";

@ObjectType({ description: "The payment as it is known, and what went wrong." })
@Access(anyone)
export class InvoicePaymentPayload extends Payload {
  @Field(() => PaymentType, { nullable: true, description: "The payment; null where none was begun, or it is nobody's of the caller." })
  payment!: PaymentType | null;
}

export const toPaymentPayload = ({ payment, problems }: FollowedPayment, context: Context): InvoicePaymentPayload => ({
  payment: payment && toPayment(payment),
  errors: problems.map((problem) => toBillingError(problem, context)),
});
