import type { EntityManager } from "typeorm";
import { insertRows } from "../../../db/insert-rows.ts";
import type { InvoiceLineFields } from "./invoice-fields.ts";
import { InvoiceLine } from "./invoice-line.entity.ts";
import { InvoiceTax } from "./invoice-tax.entity.ts";
import type { Invoice } from "./invoice.entity.ts";
import type { Priced } from "./price-lines.ts";

type InvoiceKey = Pick<Invoice, "clinicId" | "id">;

export const readLines = (manager: EntityManager, { clinicId, id: invoiceId }: InvoiceKey): Promise<InvoiceLine[]> =>
  manager.find(InvoiceLine, { where: { clinicId, invoiceId }, order: { position: "ASC" } });

export async function removeLines(tx: EntityManager, { clinicId, id: invoiceId }: InvoiceKey): Promise<void> {
  await tx.delete(InvoiceTax, { clinicId, invoiceId });
  await tx.delete(InvoiceLine, { clinicId, invoiceId });
}

/** What the lines of an invoice are to be. */
export interface LinesToWrite {
  readonly invoice: InvoiceKey;
  readonly priced: Priced<InvoiceLineFields>;
}

/** As many as a statement of either database takes. */
const mostRowsPerInsert = 1_000;

async function insertAll<T extends object>(tx: EntityManager, entity: new () => T, rows: readonly T[]): Promise<void> {
  for (let start = 0; start < rows.length; start += mostRowsPerInsert)
    await insertRows(tx, entity, rows.slice(start, start + mostRowsPerInsert));
}

/** The lines of new drafts with their taxes. */
export async function insertLines(tx: EntityManager, written: readonly LinesToWrite[]): Promise<void> {
  const keyOf = ({ invoice: { clinicId, id: invoiceId } }: LinesToWrite) => ({ clinicId, invoiceId });
  const lines = written.flatMap((each) =>
    each.priced.lines.map(({ code, description, serviceOn, quantityHundredths, unitPriceCents, amountCents, taxCodes }, place) => ({
      ...keyOf(each),
      position: place + 1,
      ...{ code, description, serviceOn, quantityHundredths, unitPriceCents, amountCents, taxCodes: [...taxCodes] },
    })),
  );
  const taxes = written.flatMap((each) => each.priced.taxes.map((tax) => ({ ...keyOf(each), ...tax })));
  await insertAll(tx, InvoiceLine, lines);
  await insertAll(tx, InvoiceTax, taxes);
}

/** The lines of a draft with their taxes, in the place of those that it had. */
export async function writeLines(tx: EntityManager, invoice: InvoiceKey, priced: Priced<InvoiceLineFields>): Promise<void> {
  await removeLines(tx, invoice);
  await insertLines(tx, [{ invoice, priced }]);
}

/** What the lines come to, as the invoice's row keeps it. */
export const pricedColumns = ({ subtotalCents, taxCents, totalCents }: Priced<unknown>) => ({ subtotalCents, taxCents, totalCents });
