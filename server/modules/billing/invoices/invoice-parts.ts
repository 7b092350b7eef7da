import type { PaymentParts } from "../payments/payment-parts.ts";

/** What the use cases of invoices work with; to void one, what was begun at Stripe is ended. */
export type InvoiceParts = PaymentParts;
