import type { InvoicePaper } from "./invoice-paper.ts";
import { paperWords } from "./paper-words.ts";
import { showDay, showMoney } from "./shown.ts";

const lastPaid = ({ movements }: InvoicePaper): string | null => movements.findLast(({ kind }) => kind === "PAYMENT")?.on ?? null;

/** How the invoice stands, in a sentence. "Paid in full" is said only where money came for all of it. */
export function settledWords(paper: InvoicePaper): string {
  const { settlement, sums, language } = paper;
  const words = paperWords[language].settled;
  const day = (on: string | null): string | null => on && showDay(on, language);
  const received = sums.paidCents - sums.refundedCents;
  switch (settlement) {
    case "VOID":
      return words.VOID(day(paper.voidedOn));
    case "PAID":
      return received > 0 && received >= sums.totalCents ? words.PAID(day(lastPaid(paper))) : words.NOTHING_OWED;
    case "OPEN":
      return (received > 0 ? words.PARTLY_PAID : words.DUE)(showMoney(sums.balanceCents, language));
    default:
      return words[settlement];
  }
}
