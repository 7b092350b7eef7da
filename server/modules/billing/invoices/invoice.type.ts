import { Field, Int, ObjectType } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import { PageInfo } from "../../../graphql/connection.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { Money, toMoney } from "../../../graphql/money.ts";
import { Node } from "../../../graphql/node.ts";
import { DateTime, LocalDate } from "../../../graphql/scalars.ts";
import { billingRule, clinicReadsBilling } from "../billing-rules.ts";
import { invoiceStatuses } from "../ledger/invoice-status.ts";
import { paymentObstacles } from "../reading/payment-obstacle.ts";
import { shownNumber } from "../reading/invoice-shown.ts";
import type { Province } from "../taxes/province.ts";
import { ProvinceEnum } from "../taxes/tax.type.ts";
import { InvoicePractitioner } from "./invoice-parts.type.ts";
import type { Invoice } from "./invoice.entity.ts";

export const InvoiceStatusEnum = enumOf(
  "InvoiceStatus",
  "How an invoice stands, by its ledger and the clinic's own day.",
  invoiceStatuses,
  {
    DRAFT: "It is being written; the patient doesn't see it.",
    PAYMENT_DUE: "It is issued, and something is owed.",
    PAST_DUE: "The day on which it was due is over, and something is owed.",
    PROCESSING: "A card payment is under way that the bank settles later.",
    PAID: "Nothing is owed: paid, or written off.",
    PARTIALLY_REFUNDED: "Nothing is owed, and a part of what was paid was given back.",
    REFUNDED: "Nothing is owed, and all that was paid was given back.",
    VOID: "It was issued and is void.",
  },
);

export const PaymentObstacleEnum = enumOf("PaymentObstacle", "Why an invoice can't be paid by card now.", paymentObstacles, {
  BILLING_OFF: "Portal billing is not in effect.",
  NOT_ISSUED: "It is a draft.",
  VOID: "It is void.",
  PROCESSING: "A card payment of it is under way.",
  PAID: "Nothing is owed.",
  DISPUTED: "A card payment of it is disputed at the bank.",
  TOO_SMALL: "By itself it is below 50 cents: it can be paid together with others.",
});

@ObjectType("Invoice", { implements: Node, description: "What a patient is asked to pay for services that no public plan covers." })
@Access(billingRule)
export class InvoiceType extends Node {
  /** The row, for fields that resolvers add. */
  row!: Invoice;

  @Field(() => String, { nullable: true, description: "Its number at the clinic, for example `000123`; null for a draft." })
  number!: string | null;

  @Field(() => DateTime, { description: "When it was begun." })
  createdAt!: Date;

  @Field(() => DateTime, { description: "When it or its ledger was last changed." })
  updatedAt!: Date;

  @Field(() => LocalDate, { nullable: true, description: "When it was issued; null for a draft." })
  issuedOn!: string | null;

  @Field(() => LocalDate, { nullable: true, description: "When it is due; null for a draft that is due as the clinic's invoices are." })
  dueOn!: string | null;

  @Field(() => InvoicePractitioner, { nullable: true, description: "Who gave the services." })
  practitioner!: InvoicePractitioner | null;

  @Field(() => ProvinceEnum, { description: "Whose taxes are charged." })
  province!: Province;

  @Field(() => Money, { description: "The lines' amounts, before taxes." })
  subtotal!: Money;

  @Field(() => Money, { description: "With taxes." })
  total!: Money;

  @Field(() => Money, { description: "What was paid, before what was given back." })
  paid!: Money;

  @Field(() => Money, { description: "What was given back." })
  refunded!: Money;

  @Field(() => Money, { description: "What the clinic asks for no more." })
  writtenOff!: Money;

  @Field(() => Money, { description: "What is owed: the sum of the ledger; below zero where too much was paid." })
  balance!: Money;

  @Field(() => String, { nullable: true, description: "What the clinic writes to the patient." })
  note!: string | null;

  @Field(() => String, { nullable: true, description: "What staff write for themselves." })
  @Access(clinicReadsBilling)
  internalNote!: string | null;

  @Field(() => Int, { description: "Raised by every change of it: changes say which one they have seen." })
  version!: number;
}

@ObjectType({ description: "An invoice and its place in the list." })
@Access(billingRule)
export class InvoiceEdge {
  @Field(() => String, { description: "Its place, for `after`." })
  cursor!: string;

  @Field(() => InvoiceType, { description: "The invoice." })
  node!: InvoiceType;
}

@ObjectType({ description: "A page of invoices." })
@Access(billingRule)
export class InvoiceConnection {
  @Field(() => [InvoiceEdge], { description: "The page's invoices." })
  edges!: InvoiceEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}

@ObjectType({ description: "How many invoices wait for something; each is counted to 100." })
@Access(clinicReadsBilling)
export class InvoiceCounts {
  @Field(() => Int, { description: "Issued, owed and not past due." })
  due!: number;

  @Field(() => Int, { description: "Past due." })
  pastDue!: number;

  @Field(() => Int, { description: "With a card payment under way." })
  processing!: number;

  @Field(() => Int, { description: "What reconciliation with Stripe has found and nobody has resolved." })
  findings!: number;
}

@ObjectType({ description: "What a patient has to pay." })
@Access(billingRule)
export class OpenInvoices {
  @Field(() => Int, { description: "How many invoices." })
  count!: number;

  @Field(() => Money, { description: "What they come to." })
  total!: Money;
}

const practitionerOf = ({ practitionerName: name, practitionerProfession, practitionerLicence }: Invoice): InvoicePractitioner | null =>
  name === null
    ? null
    : Object.assign(new InvoicePractitioner(), { name, profession: practitionerProfession, licenceNumber: practitionerLicence });

export const toInvoice = (row: Invoice): InvoiceType =>
  Object.assign(new InvoiceType(), {
    ...{ id: toGlobalId("Invoice", row.id), row, number: row.number === null ? null : shownNumber(row.number) },
    ...{ createdAt: row.createdAt, updatedAt: row.updatedAt, issuedOn: row.issuedOn, dueOn: row.dueOn, province: row.province },
    ...{ practitioner: practitionerOf(row), note: row.note, internalNote: row.internalNote, version: row.version },
    ...{ subtotal: toMoney(row.subtotalCents), total: toMoney(row.totalCents), balance: toMoney(row.balanceCents) },
    ...{ paid: toMoney(row.paidCents), refunded: toMoney(row.refundedCents), writtenOff: toMoney(row.writtenOffCents) },
  });
