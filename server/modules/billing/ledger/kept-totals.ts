import type { Invoice } from "../invoices/invoice.entity.ts";
import type { EntryKind, EntryReason } from "./entry-kind.ts";

/** What the ledger says of an invoice, kept in its row. */
export type KeptTotals = Pick<
  Invoice,
  "chargedCents" | "paidCents" | "refundedCents" | "writtenOffCents" | "correctedCents" | "balanceCents"
>;

interface Movement {
  readonly kind: EntryKind;
  readonly reasonCode: EntryReason | null;
  readonly balanceCents: number;
}

export const noTotals: KeptTotals = {
  chargedCents: 0,
  paidCents: 0,
  refundedCents: 0,
  writtenOffCents: 0,
  correctedCents: 0,
  balanceCents: 0,
};

/**
 * What takes a payment or a refund back is counted no longer as paid or refunded. What was credited with such a refund is owed again: that
 * is a correction as the credit was.
 */
function correctedBy(reasonCode: EntryReason | null, balanceCents: number): Partial<KeptTotals> {
  if (reasonCode === "PAYMENT_FAILED") return { paidCents: -balanceCents };
  if (reasonCode === "REFUND_FAILED" && balanceCents < 0) return { refundedCents: balanceCents };
  return { correctedCents: balanceCents };
}

/** Which total an entry moves, and which way: what takes from the balance is counted as paid or written off. */
function movedBy({ kind, reasonCode, balanceCents }: Movement): Partial<KeptTotals> {
  switch (kind) {
    case "CHARGE":
      return { chargedCents: balanceCents };
    case "PAYMENT":
      return { paidCents: -balanceCents };
    case "REFUND":
      return { refundedCents: balanceCents };
    case "WRITE_OFF":
      return { writtenOffCents: -balanceCents };
    case "CORRECTION":
      return correctedBy(reasonCode, balanceCents);
    case "FEE":
      return {};
  }
}

/** The totals after an entry. */
export function afterEntry(totals: KeptTotals, entry: Movement): KeptTotals {
  const moved = movedBy(entry);
  const sum = (name: keyof KeptTotals): number => totals[name] + (moved[name] ?? 0);
  return {
    chargedCents: sum("chargedCents"),
    paidCents: sum("paidCents"),
    refundedCents: sum("refundedCents"),
    writtenOffCents: sum("writtenOffCents"),
    correctedCents: sum("correctedCents"),
    balanceCents: totals.balanceCents + entry.balanceCents,
  };
}
