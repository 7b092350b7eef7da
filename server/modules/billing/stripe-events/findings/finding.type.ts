import { ArgsType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../../graphql/access.ts";
import { PageArgs, PageInfo } from "../../../../graphql/connection.ts";
import { enumOf } from "../../../../graphql/enums.ts";
import { toGlobalId } from "../../../../graphql/global-id.ts";
import { Money, toMoney } from "../../../../graphql/money.ts";
import { Node } from "../../../../graphql/node.ts";
import { Payload } from "../../../../graphql/payload.ts";
import { DateTime } from "../../../../graphql/scalars.ts";
import { clinicReadsBilling } from "../../billing-rules.ts";
import type { BillingFinding } from "../billing-finding.entity.ts";
import type { FindingKind } from "./finding-kind.ts";
import { findingKinds } from "./finding-kind.ts";

const FindingKindEnum = enumOf("BillingFindingKind", "What reconciliation with Stripe has found.", findingKinds, {
  LOST_EVENT: "Stripe's message about a payment never came; what it said was read from Stripe and entered.",
  EVENT_FAILED: "What Stripe told could not be applied, however often it was tried.",
  AMOUNT_DIFFERS: "What Stripe says and what the ledger has are not the same amount.",
  UNKNOWN_PAYMENT: "Stripe has a payment that was begun here, and that the portal doesn't know.",
  OVERPAID: "More was paid for an invoice than was owed.",
  DISPUTE: "The patient's bank took a card payment back. It is answered in Stripe's dashboard.",
  REFUND_FAILED: "Money that was given back by card did not arrive.",
  ACCOUNT_UNREACHABLE: "Stripe can't be asked what became of a payment: its account's keys are gone, or are refused.",
});

@ObjectType("BillingFinding", { implements: Node, description: "Where Stripe and the ledger differ, or what staff should look at." })
@Access(clinicReadsBilling)
export class BillingFindingType extends Node {
  /** The row, for fields that resolvers add. */
  row!: BillingFinding;

  @Field(() => FindingKindEnum, { description: "What was found." })
  kind!: FindingKind;

  @Field(() => Money, { nullable: true, description: "What it should be, where it is about an amount." })
  expected!: Money | null;

  @Field(() => Money, { nullable: true, description: "What it is, where it is about an amount." })
  found!: Money | null;

  @Field(() => String, { nullable: true, description: "What Stripe calls it, to be looked for in its dashboard." })
  stripeObjectId!: string | null;

  @Field(() => DateTime, { description: "When it was found." })
  foundAt!: Date;

  @Field(() => Boolean, { description: "Whether it was dealt with." })
  resolved!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When it was dealt with." })
  resolvedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "How it was dealt with, as it was noted." })
  note!: string | null;
}

@ObjectType({ description: "A finding in its list." })
@Access(anyone)
export class BillingFindingEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => BillingFindingType, { description: "The finding." })
  node!: BillingFindingType;
}

@ObjectType({ description: "A page of findings." })
@Access(anyone)
export class BillingFindingConnection {
  @Field(() => [BillingFindingEdge], { description: "The findings, the latest first." })
  edges!: BillingFindingEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}

@ArgsType()
export class BillingFindingsArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: "Those that were dealt with, instead of those that wait." })
  resolved!: boolean;
}

@InputType({ description: "A finding that was dealt with." })
export class ResolveBillingFindingInput {
  @Field(() => ID, { description: "The finding's id." })
  id!: string;

  @Field(() => String, { nullable: true, description: "How, for whoever asks later; at most 300 characters." })
  note?: string | null;
}

@ObjectType({ description: "The finding, or why it is as it was." })
@Access(anyone)
export class ResolveBillingFindingPayload extends Payload {
  @Field(() => BillingFindingType, { nullable: true, description: "The finding as it is now; null where it failed." })
  billingFinding!: BillingFindingType | null;
}

const moneyOf = (cents: number | null): Money | null => (cents === null ? null : toMoney(cents));

export const toFinding = (row: BillingFinding): BillingFindingType =>
  Object.assign(new BillingFindingType(), {
    ...{ id: toGlobalId("BillingFinding", row.id), row, kind: row.kind as FindingKind },
    ...{ expected: moneyOf(row.expectedCents), found: moneyOf(row.foundCents), stripeObjectId: row.stripeObjectId },
    ...{ foundAt: row.foundAt, resolved: row.resolved, resolvedAt: row.resolvedAt, note: row.note },
  });
