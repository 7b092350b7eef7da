import { Field, Float, Int, ObjectType } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import { Money, toMoney } from "../../../graphql/money.ts";
import { LocalDate } from "../../../graphql/scalars.ts";
import { billingRule } from "../billing-rules.ts";
import type { TaxCode } from "../taxes/tax-code.ts";
import { percentOf } from "../taxes/tax-rates.ts";
import { TaxCodeEnum } from "../taxes/tax.type.ts";
import type { InvoiceLine } from "./invoice-line.entity.ts";
import type { InvoiceTax } from "./invoice-tax.entity.ts";

@ObjectType({ description: "Who gave the services that an invoice is for, as insurers ask." })
@Access(billingRule)
export class InvoicePractitioner {
  @Field(() => String, { description: "Their name." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Their profession." })
  profession!: string | null;

  @Field(() => String, { nullable: true, description: "Their licence or permit number." })
  licenceNumber!: string | null;
}

@ObjectType("InvoiceLine", { description: "One thing that an invoice asks money for." })
@Access(billingRule)
export class InvoiceLineType {
  @Field(() => Int, { description: "1 for the first." })
  position!: number;

  @Field(() => String, { nullable: true, description: "The clinic's or an insurer's code of the service." })
  code!: string | null;

  @Field(() => String, { description: "What it is." })
  description!: string;

  @Field(() => LocalDate, { nullable: true, description: "When the service was given." })
  serviceOn!: string | null;

  @Field(() => Float, { description: "How many, with two decimals at most." })
  quantity!: number;

  @Field(() => Money, { description: "For one; below zero for a rebate." })
  unitPrice!: Money;

  @Field(() => Money, { description: "Quantity × unit price, before taxes." })
  amount!: Money;

  @Field(() => [TaxCodeEnum], { description: "The taxes that are charged on it." })
  taxes!: TaxCode[];
}

@ObjectType("InvoiceTax", { description: "What an invoice charges of one tax." })
@Access(billingRule)
export class InvoiceTaxType {
  @Field(() => TaxCodeEnum, { description: "Which tax." })
  code!: TaxCode;

  @Field(() => String, { description: "In percent, exact: `9.975`." })
  ratePercent!: string;

  @Field(() => Money, { description: "The sum of the lines on which it is charged." })
  base!: Money;

  @Field(() => Money, { description: "The tax." })
  amount!: Money;
}

export const toInvoiceLine = ({ quantityHundredths, unitPriceCents, amountCents, taxCodes, ...line }: InvoiceLine): InvoiceLineType =>
  Object.assign(new InvoiceLineType(), {
    ...{ position: line.position, code: line.code, description: line.description, serviceOn: line.serviceOn },
    quantity: quantityHundredths / 100,
    ...{ unitPrice: toMoney(unitPriceCents), amount: toMoney(amountCents), taxes: taxCodes },
  });

export const toInvoiceTax = ({ code, rateMillionths, baseCents, amountCents }: InvoiceTax): InvoiceTaxType =>
  Object.assign(new InvoiceTaxType(), {
    ...{ code, ratePercent: percentOf(rateMillionths), base: toMoney(baseCents), amount: toMoney(amountCents) },
  });
