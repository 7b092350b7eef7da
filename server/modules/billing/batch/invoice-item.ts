import { z } from "zod";
import { textOf } from "../../../kernel/validation.ts";
import { invoiceChangeSchema } from "../invoices/invoice-fields.ts";
import type { InvoiceTyped } from "../invoices/invoice-wish.ts";

/** An invoice as an integrating team sends it, before anything was checked. */
export interface InvoiceItem extends InvoiceTyped {
  readonly externalId: string;
  readonly [field: string]: unknown;
}

const longestExternalId = 80;

/** What may be said of an invoice. Absent: untouched; null clears what may be empty. */
export const invoiceItemSchema = invoiceChangeSchema.extend({
  externalId: textOf(longestExternalId),
  patientId: z.string().nullish(),
  patientExternalId: z.string().nullish(),
  issue: z.boolean("REQUIRED").default(false),
});

export type InvoiceItemFields = z.output<typeof invoiceItemSchema>;
