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

/** The lines of a draft with their taxes, in the place of those that it had. */
export async function writeLines(tx: EntityManager, invoice: InvoiceKey, priced: Priced<InvoiceLineFields>): Promise<void> {
  const key = { clinicId: invoice.clinicId, invoiceId: invoice.id };
  await removeLines(tx, invoice);
  const lines = priced.lines.map(({ code, description, serviceOn, quantityHundredths, unitPriceCents, amountCents, taxCodes }, place) => ({
    ...key,
    position: place + 1,
    ...{ code, description, serviceOn, quantityHundredths, unitPriceCents, amountCents, taxCodes: [...taxCodes] },
  }));
  await insertRows(tx, InvoiceLine, lines as InvoiceLine[]);
  const taxes = priced.taxes.map((tax) => ({ ...key, ...tax }));
  await insertRows(tx, InvoiceTax, taxes);
}

/** What the lines come to, as the invoice's row keeps it. */
export const pricedColumns = ({ subtotalCents, taxCents, totalCents }: Priced<unknown>) => ({ subtotalCents, taxCents, totalCents });
