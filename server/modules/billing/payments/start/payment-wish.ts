import { z } from "zod";
import { textOf } from "../../../../kernel/validation.ts";

/** As it was sent, before anything was checked. */
export interface PaymentWish {
  /** Null where what was sent is no invoice's id. */
  readonly invoiceIds: readonly (string | null)[];
  /** What the patient was shown: they pay that, or nothing. */
  readonly expectedTotalCents: number;
  readonly requestKey: string;
}

/** What Stripe's page can list and a person can look through. */
const mostInvoices = 20;

export const paymentWish = z.object({
  invoiceIds: z
    .array(z.string().nullable())
    .min(1, "REQUIRED")
    .max(mostInvoices, "TOO_MANY_INVOICES")
    .refine((ids) => new Set(ids).size === ids.length, "INVOICE_TWICE"),
  expectedTotalCents: z.int("NOT_AN_AMOUNT").min(1, "NOT_AN_AMOUNT").max(99_999_999, "NOT_AN_AMOUNT"),
  requestKey: textOf(64),
});

export type CheckedWish = z.output<typeof paymentWish>;
