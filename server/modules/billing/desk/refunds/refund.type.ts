import { Field, ID, ObjectType } from "type-graphql";
import { Access } from "../../../../graphql/access.ts";
import { enumOf } from "../../../../graphql/enums.ts";
import { toGlobalId } from "../../../../graphql/global-id.ts";
import { Money, toMoney } from "../../../../graphql/money.ts";
import { DateTime } from "../../../../graphql/scalars.ts";
import { clinicReadsBilling } from "../../billing-rules.ts";
import type { RefundMethod, RefundState } from "../../payments/payment-state.ts";
import { refundMethods, refundStates } from "../../payments/payment-state.ts";
import type { Refund } from "../refund.entity.ts";

export const RefundMethodEnum = enumOf("RefundMethod", "How money is given back.", refundMethods, {
  CARD: "To the card, through Stripe.",
  CASH: "In cash.",
  CHEQUE: "By cheque.",
  OTHER: "In another way.",
});

export const RefundStateEnum = enumOf("RefundState", "What became of a refund.", refundStates, {
  PREPARING: "Stripe has not answered yet: it is sent until it does.",
  SENT: "Stripe has it, and the bank not yet.",
  SUCCEEDED: "It is made.",
  FAILED: "It was not made, or came back: `failureCode` says why.",
});

@ObjectType("Refund", { description: "Money that staff have given back of a payment, for one invoice." })
@Access(clinicReadsBilling)
export class RefundType {
  /** The row, for fields that resolvers add. */
  row!: Refund;

  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => Money, { description: "How much." })
  amount!: Money;

  @Field(() => RefundMethodEnum, { description: "How." })
  method!: RefundMethod;

  @Field(() => RefundStateEnum, { description: "What became of it." })
  state!: RefundState;

  @Field(() => String, { description: "Why, as staff wrote it for themselves." })
  reason!: string;

  @Field(() => Boolean, { description: "Whether the patient owes it again." })
  oweAgain!: boolean;

  @Field(() => DateTime, { description: "When staff asked for it." })
  startedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it was final; null as long as it is not. One that was made may still come back.",
  })
  settledAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why it failed: `ALREADY_REFUNDED`, `DISPUTED`, `KEY_REFUSED`, `KEY_RESTRICTED`, `UNKNOWN_AT_STRIPE`, `IMPOSSIBLE`, or `CAME_BACK` " +
      "from the bank; null where it has not.",
  })
  failureCode!: string | null;
}

export const toRefund = (row: Refund): RefundType =>
  Object.assign(new RefundType(), {
    ...{ id: toGlobalId("Refund", row.id), row, amount: toMoney(row.amountCents), method: row.method, state: row.state },
    ...{ reason: row.reason, oweAgain: row.oweAgain, startedAt: row.startedAt, settledAt: row.settledAt, failureCode: row.failureCode },
  });
