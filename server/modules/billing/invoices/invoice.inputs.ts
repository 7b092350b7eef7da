import { ArgsType, Field, Float, ID, InputType, Int } from "type-graphql";
import { PageArgs } from "../../../graphql/connection.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { LocalDate } from "../../../graphql/scalars.ts";
import type { InvoiceStatus } from "../ledger/invoice-status.ts";
import type { PatientFilter } from "../reading/list-invoices.ts";
import { patientFilters } from "../reading/list-invoices.ts";
import type { Province } from "../taxes/province.ts";
import type { TaxCode } from "../taxes/tax-code.ts";
import { ProvinceEnum, TaxCodeEnum } from "../taxes/tax.type.ts";
import { InvoiceStatusEnum } from "./invoice.type.ts";

const key = "A key of your own for this call, at most 64 characters: the same call sent again writes nothing twice.";

export const PatientInvoicesEnum = enumOf("PatientInvoices", "Which of a patient's invoices.", patientFilters, {
  DUE: "Those that are owed, the longest due first.",
  REST: "Those of which nothing is owed now, the latest first; drafts for the clinic alone.",
  ALL: "All of them, the latest first; drafts for the clinic alone.",
});

@InputType({ description: "Which invoices: those that meet all that is given." })
export class InvoiceFilter {
  @Field(() => [InvoiceStatusEnum], { nullable: true, description: "Those with one of these; absent, null or empty for all." })
  statuses?: InvoiceStatus[] | null;

  @Field(() => ID, { nullable: true, description: "Those of one patient." })
  patientId?: string | null;

  @Field(() => String, { nullable: true, description: "The invoice's number, or words of the patient's name or their beginnings." })
  search?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Those issued on this day or later." })
  issuedFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Those issued on this day or earlier." })
  issuedTo?: string | null;
}

@ArgsType()
export class InvoicesArgs extends PageArgs {
  @Field(() => InvoiceFilter, { nullable: true, description: "Which ones; absent or null for all." })
  filter?: InvoiceFilter | null;
}

@ArgsType()
export class PatientInvoicesArgs extends PageArgs {
  @Field(() => PatientInvoicesEnum, { defaultValue: "ALL", description: "Which ones." })
  filter!: PatientFilter;
}

@InputType({ description: "One thing that an invoice asks money for." })
export class InvoiceLineInput {
  @Field(() => String, { nullable: true, description: "A code of the service. At most 20 characters." })
  code?: string | null;

  @Field(() => String, { description: "What it is. At most 200 characters." })
  description!: string;

  @Field(() => LocalDate, { nullable: true, description: "When the service was given." })
  serviceOn?: string | null;

  @Field(() => Float, { defaultValue: 1, description: "How many: above 0, below 10,000, with two decimals at most." })
  quantity!: number;

  @Field(() => Int, { description: "For one, in cents; below zero for a rebate." })
  unitPriceCents!: number;

  @Field(() => [TaxCodeEnum], { defaultValue: [], description: "The taxes to charge on it: of those in `taxRates`." })
  taxes!: TaxCode[];
}

@InputType({ description: "Who gave the services." })
export class InvoicePractitionerInput {
  @Field(() => String, { description: "Their name. At most 120 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Their profession. At most 120 characters." })
  profession?: string | null;

  @Field(() => String, { nullable: true, description: "Their licence or permit number. At most 40 characters." })
  licenceNumber?: string | null;
}

@InputType()
export abstract class InvoiceTypedInput {
  @Field(() => InvoicePractitionerInput, { nullable: true, description: "Who gave the services; null for nobody in particular." })
  practitioner?: InvoicePractitionerInput | null;

  @Field(() => ProvinceEnum, { nullable: true, description: "Whose taxes are charged; absent or null for the clinic's, or as it is." })
  province?: Province | null;

  @Field(() => LocalDate, { nullable: true, description: "When it is due; null for so many days after issue as the clinic gives." })
  dueOn?: string | null;

  @Field(() => String, { nullable: true, description: "To the patient. At most 1,000 characters." })
  note?: string | null;

  @Field(() => String, { nullable: true, description: "For staff alone. At most 1,000 characters." })
  internalNote?: string | null;
}

@InputType({ description: "A draft." })
export class CreateInvoiceInput extends InvoiceTypedInput {
  @Field(() => ID, { description: "The patient." })
  patientId!: string;

  @Field(() => [InvoiceLineInput], { description: "What it asks money for: 1 to 50 lines." })
  lines!: InvoiceLineInput[];

  @Field(() => String, { description: key })
  requestKey!: string;
}

@InputType()
abstract class InvoiceAsSeenInput {
  @Field(() => ID, { description: "The invoice." })
  invoiceId!: string;

  @Field(() => Int, { description: "Its version then." })
  version!: number;
}

@InputType({ description: "What changes in a draft, as it was seen: what is absent stays, null clears." })
export class UpdateInvoiceInput extends InvoiceTypedInput {
  @Field(() => ID, { description: "The invoice." })
  invoiceId!: string;

  @Field(() => Int, { description: "Its version then." })
  version!: number;

  @Field(() => [InvoiceLineInput], { nullable: true, description: "All of its lines, in the place of those that it has." })
  lines?: InvoiceLineInput[] | null;
}

@InputType({ description: "The draft to throw away, as it was seen." })
export class DiscardInvoiceInput extends InvoiceAsSeenInput {}

@InputType({ description: "The draft to issue, as it was seen." })
export class IssueInvoiceInput extends InvoiceAsSeenInput {
  @Field(() => LocalDate, { nullable: true, description: "When it is due; absent or null as the draft, or else the clinic, has it." })
  dueOn?: string | null;
}

@InputType({ description: "The invoice to take back." })
export class VoidInvoiceInput {
  @Field(() => ID, { description: "The invoice." })
  invoiceId!: string;

  @Field(() => String, { description: "Why, for staff. At most 300 characters." })
  reason!: string;
}
