import { Field, ID, ObjectType } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import type { UserErrorClass } from "../../graphql/user-error.ts";
import { toUserError, UserError } from "../../graphql/user-error.ts";
import type { ErrorCode } from "../../kernel/error-code.ts";
import type { Problem } from "../../kernel/outcome.ts";
import { PaymentObstacleEnum } from "./invoices/invoice.type.ts";
import type { PaymentObstacle } from "./reading/payment-obstacle.ts";

@ObjectType({ implements: UserError, description: "The invoice can't be paid now." })
@Access(anyone)
export class InvoiceNotPayable extends UserError {
  @Field(() => PaymentObstacleEnum, { description: "Why." })
  obstacle!: PaymentObstacle;
}

@ObjectType({ implements: UserError, description: "A card payment of the invoice is under way: it has to end first." })
@Access(anyone)
export class PaymentInProgress extends UserError {
  @Field(() => ID, { description: "The payment's `id`." })
  paymentId!: string;
}

const classes: Partial<Record<ErrorCode, UserErrorClass>> = {
  INVOICE_NOT_PAYABLE: InvoiceNotPayable,
  PAYMENT_IN_PROGRESS: PaymentInProgress,
};

/** A problem of billing as the schema shows it; the fact `paymentId` is the application's. */
export function toBillingError(
  problem: Problem,
  context: Pick<Context, "locale">,
  special: Partial<Record<ErrorCode, UserErrorClass>> = {},
): UserError {
  const { paymentId, ...facts } = problem.facts ?? {};
  const named = typeof paymentId === "string" ? { paymentId: toGlobalId("Payment", paymentId) } : {};
  return toUserError({ ...problem, facts: { ...facts, ...named } }, context, { ...classes, ...special });
}
