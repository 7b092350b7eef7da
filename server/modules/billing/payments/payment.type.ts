import { Field, ID, ObjectType } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { Money, toMoney } from "../../../graphql/money.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { billingRule } from "../billing-rules.ts";
import { InvoiceType } from "../invoices/invoice.type.ts";
import type { PaymentMethod, PaymentState } from "./payment-state.ts";
import { paymentMethods, paymentStates } from "./payment-state.ts";
import type { Payment } from "./payment.entity.ts";

export const PaymentMethodEnum = enumOf("PaymentMethod", "How money is paid or given back.", paymentMethods, {
  CARD: "By card, through Stripe.",
  CASH: "In cash.",
  DEBIT: "By the clinic's own payment terminal.",
  CHEQUE: "By cheque.",
  OTHER: "In another way.",
});

export const PaymentStateEnum = enumOf("PaymentState", "What became of a payment.", paymentStates, {
  PREPARING: "The page for paying is being made at Stripe.",
  OPEN: "The patient can pay on Stripe's page.",
  PROCESSING: "The patient has paid; the bank settles it later.",
  SUCCEEDED: "The money was received.",
  FAILED: "It failed: nothing was received.",
  EXPIRED: "It was not paid in time, or was cancelled: nothing was received.",
  UNRESOLVED: "Stripe could not be asked what became of it; it is asked again.",
});

@ObjectType("Payment", { description: "Money received from a patient, or on its way, for one invoice or several." })
@Access(billingRule)
export class PaymentType {
  /** The row, for fields that resolvers add. */
  row!: Payment;

  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => PaymentMethodEnum, { description: "How it is paid." })
  method!: PaymentMethod;

  @Field(() => PaymentStateEnum, { description: "What became of it." })
  state!: PaymentState;

  @Field(() => Money, { description: "For all of its invoices." })
  amount!: Money;

  @Field(() => DateTime, { description: "When it was begun; of one at the desk, when it was received." })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was final; null as long as it is not." })
  settledAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When Stripe last said what became of it; null where it never did." })
  readAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why it is not paid, for programs: `DECLINED` (the card; another may do), `METHOD_FAILED` (the bank, days later), `CHARGE_FAILED` (after " +
      "it was received), `CANCELLED` (by the patient), `REPLACED` (by another payment), `CLINIC_ACTED`, `NEVER_OPENED`, `AMOUNT_CHANGED`, " +
      "`BILLING_OFF`, `KEY_REFUSED`, `REFUSED_BY_STRIPE`, `CANCELLED_AT_STRIPE`, `ABANDONED` (by the clinic). Null where nothing of it is so.",
  })
  failureCode!: string | null;
}

@ObjectType({ description: "What of a payment is for one invoice." })
@Access(billingRule)
export class PaymentShare {
  /** For fields that resolvers add. */
  paymentId!: string;

  @Field(() => InvoiceType, { description: "The invoice." })
  invoice!: InvoiceType;

  @Field(() => Money, { description: "How much." })
  amount!: Money;
}

export const toPayment = (row: Payment): PaymentType =>
  Object.assign(new PaymentType(), {
    ...{ id: toGlobalId("Payment", row.id), row, method: row.method, state: row.state, amount: toMoney(row.amountCents) },
    ...{ startedAt: row.startedAt, settledAt: row.settledAt, readAt: row.readAt, failureCode: row.failureCode },
  });
