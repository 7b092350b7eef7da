import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import { largestPageSize, toConnection } from "../../../graphql/connection.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { LocalDate } from "../../../graphql/scalars.ts";
import { Fault } from "../../../kernel/fault.ts";
import { calendarDate } from "../../../kernel/validation.ts";
import { clinicReadsBilling } from "../billing-rules.ts";
import { InvoicesArgs } from "../invoices/invoice.inputs.ts";
import { InvoiceConnection, InvoiceCounts, toInvoice } from "../invoices/invoice.type.ts";
import type { Province } from "../taxes/province.ts";
import { taxRatesOf } from "../taxes/tax-rates.ts";
import { ProvinceEnum, TaxRateType, toTaxRate } from "../taxes/tax.type.ts";
import type { InvoiceReadingService } from "./invoice-reading.service.ts";

/** A day, or null where none is given. */
function dayOf(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (!calendarDate.safeParse(value).success) throw new Fault("VALIDATION_FAILED");
  return value;
}

/** An id of another kind, or none of ours, becomes one that nothing has. */
const patientIdOf = (id: string | null | undefined): string | null =>
  id === null || id === undefined ? null : (fromGlobalId("Patient", id) ?? "");

@Resolver()
export class InvoicesResolver {
  readonly #reading: InvoiceReadingService;

  constructor(reading: InvoiceReadingService) {
    this.#reading = reading;
  }

  @Query(() => InvoiceConnection, {
    description:
      "The clinic's invoices, a page at a time: the latest first; of a period the last issued first; where only `PAYMENT_DUE` or " +
      "`PAST_DUE` ones are asked for, the longest due first. Each one shown leaves a trace.",
  })
  @Access(clinicReadsBilling)
  async invoices(
    @Ctx() { actor, clinic }: Context,
    @Args(() => InvoicesArgs) { filter, first, after }: InvoicesArgs,
  ): Promise<InvoiceConnection> {
    const list = {
      ...{ statuses: filter?.statuses ?? [], search: filter?.search ?? "", patientId: patientIdOf(filter?.patientId) },
      ...{ issuedFrom: dayOf(filter?.issuedFrom), issuedTo: dayOf(filter?.issuedTo) },
      ...{ first: Math.min(Math.max(first, 1), largestPageSize), after: after ?? null },
    };
    return toConnection(await this.#reading.list(actor, list, this.#reading.today(clinic.timeZone)), toInvoice);
  }

  @Query(() => InvoiceCounts, { description: "How many invoices wait, for the navigation." })
  @Access(clinicReadsBilling)
  async invoiceCounts(@Ctx() { actor, clinic }: Context): Promise<InvoiceCounts> {
    return Object.assign(new InvoiceCounts(), await this.#reading.counts(actor, this.#reading.today(clinic.timeZone)));
  }

  @Query(() => [TaxRateType], { description: "The sales taxes of a province on a day; today where none is given." })
  @Access(permitted("BILLING_READ"))
  taxRates(
    @Ctx() { clinic }: Context,
    @Arg("province", () => ProvinceEnum, { description: "The province or territory." }) province: Province,
    @Arg("on", () => LocalDate, { nullable: true, description: "The day." }) on: string | null | undefined,
  ): TaxRateType[] {
    return taxRatesOf(province, dayOf(on) ?? this.#reading.today(clinic.timeZone)).map(toTaxRate);
  }
}
