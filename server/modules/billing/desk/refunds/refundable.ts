import type { LedgerEntry } from "../../ledger/ledger-entry.entity.ts";
import type { Refund } from "../refund.entity.ts";

type Moved = Pick<LedgerEntry, "balanceCents" | "reasonCode" | "refundId" | "kind">;

type Begun = Pick<Refund, "id" | "amountCents" | "state">;

/**
 * What can still be given back of what a payment has paid of an invoice, by the entries of that payment for that invoice and by the
 * refunds of it. What is disputed, or on its way back, is not there to be given. Whether money given back is owed again changes nothing.
 */
export function refundableOf(entries: readonly Moved[], refunds: readonly Begun[]): number {
  const received = entries.reduce((sum, { balanceCents, reasonCode }) => (reasonCode === "CREDIT" ? sum : sum - balanceCents), 0);
  const entered = new Set(entries.flatMap(({ kind, refundId }) => (kind === "REFUND" && refundId !== null ? [refundId] : [])));
  const onItsWay = refunds.filter(({ id, state }) => state !== "FAILED" && !entered.has(id));
  return Math.max(
    0,
    onItsWay.reduce((sum, { amountCents }) => sum - amountCents, received),
  );
}
