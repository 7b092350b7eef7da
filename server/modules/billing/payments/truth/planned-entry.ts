import type { LedgerEntry } from "../../ledger/ledger-entry.entity.ts";
import type { Refund } from "../../desk/refund.entity.ts";
import type { PaymentPart } from "../payment-part.entity.ts";

/** An entry as Stripe's movement asks for it. */
export type PlannedEntry = Pick<
  LedgerEntry,
  "invoiceId" | "refundId" | "kind" | "balanceCents" | "stripeCents" | "reason" | "reasonCode" | "occurredAt" | "sourceKey"
>;

/** An entry that is in the ledger already, or will be. */
export type EnteredLine = Pick<LedgerEntry, "invoiceId" | "balanceCents" | "stripeCents" | "sourceKey">;

/** What entries are planned on, as one transaction that holds the invoices sees it. */
export interface PlanGround {
  readonly parts: readonly Pick<PaymentPart, "invoiceId" | "amountCents">[];
  /** The payment's entries. */
  readonly entered: readonly EnteredLine[];
  /** What is owed for each of its invoices. */
  readonly balances: ReadonlyMap<string, number>;
  /** What staff have given back of it. */
  readonly refunds: readonly Pick<Refund, "id" | "invoiceId" | "oweAgain" | "reason">[];
}
