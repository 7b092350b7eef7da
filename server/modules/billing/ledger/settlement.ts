export type InvoiceState = "DRAFT" | "ISSUED" | "VOID";

export const invoiceSettlements = ["DRAFT", "OPEN", "PROCESSING", "PAID", "PARTIALLY_REFUNDED", "REFUNDED", "VOID"] as const;

/** How an invoice stands, whatever the day: an open one is due or past due by its due date. */
export type InvoiceSettlement = (typeof invoiceSettlements)[number];

/** What decides it, in cents. */
export interface SettlementFacts {
  readonly state: InvoiceState;
  readonly processing: boolean;
  readonly paidCents: number;
  readonly refundedCents: number;
  readonly balanceCents: number;
}

/** The only place where it is decided. Money given back that is not owed again leaves the invoice settled. */
export function settlementOf({ state, processing, paidCents, refundedCents, balanceCents }: SettlementFacts): InvoiceSettlement {
  if (state !== "ISSUED") return state;
  if (processing) return "PROCESSING";
  if (balanceCents > 0) return "OPEN";
  if (refundedCents <= 0) return "PAID";
  return refundedCents >= paidCents ? "REFUNDED" : "PARTIALLY_REFUNDED";
}
