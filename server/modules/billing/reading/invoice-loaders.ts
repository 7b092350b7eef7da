import type { EntityManager } from "typeorm";
import type { Context } from "../../../graphql/context.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";
import { readHistoryOf, readLinesOf, readPaymentsOf, readTaxesOf } from "./invoice-details.ts";
import type { InvoiceReadingService } from "./invoice-reading.service.ts";

type Read<T> = (manager: EntityManager, clinicId: string, ids: readonly string[], context: Context) => Promise<T[]>;

/** What belongs to the invoices of a page, each kind read once for all of them. */
export function invoiceLoaders(reading: InvoiceReadingService) {
  const loader = <T>(read: Read<T>) =>
    requestLoader<Invoice, T>((context, invoices) =>
      reading.detailsOf(context.actor, invoices, (manager, ids) => read(manager, context.actor.clinicId, ids, context)),
    );
  return {
    lines: loader(readLinesOf),
    taxes: loader(readTaxesOf),
    payments: loader(readPaymentsOf),
    history: loader((manager, clinicId, ids, { actor }) => readHistoryOf(manager, clinicId, ids, actor.kind !== "patient")),
  };
}
