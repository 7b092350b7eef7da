import type { Invoice } from "../invoices/invoice.entity.ts";

export const paymentObstacles = ["BILLING_OFF", "NOT_ISSUED", "VOID", "PROCESSING", "PAID", "DISPUTED", "TOO_SMALL"] as const;

/** Why an invoice can't be paid by card now. */
export type PaymentObstacle = (typeof paymentObstacles)[number];

/** What Stripe takes in one payment at least. */
export const leastCents = 50;

type Standing = Pick<Invoice, "state" | "settlement" | "balanceCents">;

/** By the invoice alone; several together may come to enough where one is too small. */
export function invoiceObstacleOf({
  state,
  settlement,
  balanceCents,
}: Standing): Exclude<PaymentObstacle, "BILLING_OFF" | "DISPUTED"> | null {
  if (state === "DRAFT") return "NOT_ISSUED";
  if (state === "VOID") return "VOID";
  if (settlement === "PROCESSING") return "PROCESSING";
  if (balanceCents <= 0) return "PAID";
  return balanceCents < leastCents ? "TOO_SMALL" : null;
}
