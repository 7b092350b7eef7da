import { Field, ID, ObjectType } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { Money, toMoney } from "../../../graphql/money.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { billingRule } from "../billing-rules.ts";
import type { PaymentMethod } from "../payments/payment-state.ts";
import { PaymentMethodEnum } from "../payments/payment.type.ts";
import type { EntryKind, EntryReason } from "./entry-kind.ts";
import { entryKinds, entryReasons } from "./entry-kind.ts";
import type { LedgerEntry } from "./ledger-entry.entity.ts";

export const EntryKindEnum = enumOf("LedgerEntryKind", "What happened with money.", entryKinds, {
  CHARGE: "An invoice was issued.",
  PAYMENT: "Money was received.",
  REFUND: "Money was given back.",
  FEE: "Stripe kept its fee.",
  WRITE_OFF: "The clinic asks for it no more.",
  CORRECTION: "What is owed was corrected; `reasonCode` says why.",
});

export const EntryReasonEnum = enumOf("LedgerReason", "Why what is owed was corrected.", entryReasons, {
  CREDIT: "What was given back is not owed again.",
  DISPUTE: "The bank took a card payment back, as it is disputed.",
  DISPUTE_WON: "The bank gave a disputed payment back to the clinic.",
  PAYMENT_FAILED: "A payment that had been received failed after all.",
  REFUND_FAILED: "Money that was given back did not arrive.",
  UNEXPLAINED: "Stripe's balance changed, and nothing says why.",
  VOID: "The invoice is void.",
  STAFF: "Staff corrected it.",
});

@ObjectType("LedgerEntry", { description: "One entry of the ledger: never changed, never removed. The sum of all is what is owed." })
@Access(billingRule)
export class LedgerEntryType {
  /** The row, for fields that resolvers add. */
  row!: LedgerEntry;

  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => EntryKindEnum, { description: "What happened." })
  kind!: EntryKind;

  @Field(() => Money, { description: "What it adds to what is owed; below zero where it takes from it." })
  amount!: Money;

  @Field(() => PaymentMethodEnum, { nullable: true, description: "How money was paid or given back." })
  method!: PaymentMethod | null;

  @Field(() => EntryReasonEnum, { nullable: true, description: "Why it is a correction; null for others." })
  reasonCode!: EntryReason | null;

  @Field(() => DateTime, { description: "When it happened." })
  occurredAt!: Date;

  @Field(() => DateTime, { description: "When it was entered." })
  recordedAt!: Date;
}

export const toEntry = (row: LedgerEntry): LedgerEntryType =>
  Object.assign(new LedgerEntryType(), {
    ...{ id: toGlobalId("LedgerEntry", row.id), row, kind: row.kind, amount: toMoney(row.balanceCents), method: row.method },
    ...{ reasonCode: row.reasonCode, occurredAt: row.occurredAt, recordedAt: row.recordedAt },
  });
