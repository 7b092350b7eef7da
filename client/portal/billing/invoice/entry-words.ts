import type { InvoiceHistoryFragment } from "../../../gql/graphql.ts";
import type { BillingTextId } from "../billing-texts.ts";

export type Entry = InvoiceHistoryFragment["history"][number];

const corrections: Partial<Record<NonNullable<Entry["reasonCode"]>, BillingTextId>> = {
  CREDIT: "history.CORRECTION.CREDIT",
  DISPUTE: "history.CORRECTION.DISPUTE",
  DISPUTE_WON: "history.CORRECTION.DISPUTE_WON",
  PAYMENT_FAILED: "history.CORRECTION.PAYMENT_FAILED",
  REFUND_FAILED: "history.CORRECTION.REFUND_FAILED",
  VOID: "history.CORRECTION.VOID",
};

/** What an entry of the ledger is called, by its patient. */
export function wordsOf({ kind, method, reasonCode }: Pick<Entry, "kind" | "method" | "reasonCode">): BillingTextId {
  switch (kind) {
    case "PAYMENT":
      return `history.PAYMENT.${method ?? "OTHER"}`;
    case "REFUND":
      return method === "CARD" ? "history.REFUND.CARD" : "history.REFUND";
    case "CHARGE":
    case "WRITE_OFF":
      return `history.${kind}`;
    default:
      return (reasonCode && corrections[reasonCode]) ?? "history.CORRECTION";
  }
}
