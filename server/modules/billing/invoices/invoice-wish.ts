import type { Outcome } from "../../../kernel/outcome.ts";
import { validate } from "../../../kernel/validation.ts";
import type { InvoiceFields, InvoiceLineFields } from "./invoice-fields.ts";
import { invoiceChangeSchema, invoiceSchema } from "./invoice-fields.ts";
import type { Invoice } from "./invoice.entity.ts";

/** What is typed of an invoice, as it was sent: what is absent stays, null clears. */
export interface InvoiceTyped {
  readonly lines?: unknown;
  readonly practitioner?: unknown;
  readonly province?: unknown;
  readonly dueOn?: unknown;
  readonly note?: unknown;
  readonly internalNote?: unknown;
}

export type InvoiceChangeFields = Omit<InvoiceFields, "lines"> & { readonly lines?: InvoiceLineFields[] | undefined };

export const typedOf = ({ lines, practitioner, province, dueOn, note, internalNote }: InvoiceTyped): InvoiceTyped => ({
  ...{ lines, practitioner, province, dueOn, note, internalNote },
});

export const readWish = (typed: InvoiceTyped): Outcome<InvoiceFields> => validate(invoiceSchema, typedOf(typed), ["input"]);

export const readChange = (typed: InvoiceTyped): Outcome<InvoiceChangeFields> => validate(invoiceChangeSchema, typedOf(typed), ["input"]);

type TypedColumns = Pick<
  Invoice,
  "practitionerName" | "practitionerProfession" | "practitionerLicence" | "dueOn" | "note" | "internalNote"
>;

/** The columns of what is typed, but for lines and province, which are priced together. */
export function typedColumns({ practitioner, dueOn, note, internalNote }: InvoiceChangeFields): Partial<TypedColumns> {
  return {
    ...(practitioner !== undefined && {
      practitionerName: practitioner?.name ?? null,
      practitionerProfession: practitioner?.profession ?? null,
      practitionerLicence: practitioner?.licenceNumber ?? null,
    }),
    ...(dueOn !== undefined && { dueOn }),
    ...(note !== undefined && { note }),
    ...(internalNote !== undefined && { internalNote }),
  };
}
