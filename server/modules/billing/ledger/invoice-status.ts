import type { InvoiceSettlement } from "./settlement.ts";

export const invoiceStatuses = [
  "DRAFT",
  "PAYMENT_DUE",
  "PAST_DUE",
  "PROCESSING",
  "PAID",
  "PARTIALLY_REFUNDED",
  "REFUNDED",
  "VOID",
] as const;

/** How an invoice stands on a day. */
export type InvoiceStatus = (typeof invoiceStatuses)[number];

interface Standing {
  readonly settlement: InvoiceSettlement;
  readonly dueOn: string | null;
}

/** `today` is the clinic's. What is due today isn't past due. */
export function statusOf({ settlement, dueOn }: Standing, today: string): InvoiceStatus {
  if (settlement !== "OPEN") return settlement;
  return dueOn !== null && dueOn < today ? "PAST_DUE" : "PAYMENT_DUE";
}
