import type { InvoiceLineFields } from "../invoices/invoice-fields.ts";
import type { InvoiceLine } from "../invoices/invoice-line.entity.ts";
import { typedColumns } from "../invoices/invoice-wish.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";
import type { InvoiceItemFields } from "./invoice-item.ts";

type Line = InvoiceLineFields | InvoiceLine;

const lineText = ({ code, description, serviceOn, quantityHundredths, unitPriceCents, taxCodes }: Line): string =>
  JSON.stringify([code, description, serviceOn, quantityHundredths, unitPriceCents, taxCodes]);

const sameLines = (some: readonly Line[], others: readonly Line[]): boolean =>
  some.length === others.length && some.every((line, place) => lineText(line) === lineText(others[place]!));

const typed = ["practitioner", "dueOn", "note", "internalNote"] as const;

/** Which of the fields that are given say something else than the invoice does; by their names in the input. */
export function differingFields(invoice: Invoice, lines: readonly InvoiceLine[], fields: InvoiceItemFields): string[] {
  const differs = (name: (typeof typed)[number]): boolean => {
    // One that is issued has a day: that of the clinic's terms where none was given.
    if (name === "dueOn" && fields.dueOn === null && invoice.state !== "DRAFT") return false;
    const columns = Object.entries(typedColumns({ [name]: fields[name] }));
    return columns.some(([column, value]) => invoice[column as keyof Invoice] !== value);
  };
  return [
    ...(fields.lines && !sameLines(fields.lines, lines) ? ["lines"] : []),
    ...(fields.province && fields.province !== invoice.province ? ["province"] : []),
    ...typed.filter(differs),
  ];
}
