import type { InvoicePaper } from "./invoice-paper.ts";
import { receiptSequence } from "./invoice-paper.ts";
import { paperWords } from "./paper-words.ts";
import { shownNumber } from "../reading/invoice-shown.ts";

type Named = Pick<InvoicePaper, "kind" | "language" | "number" | "movements">;

/** Each state of a receipt has a number of its own. */
export const receiptNumber = (paper: Pick<InvoicePaper, "number" | "movements">): string =>
  `${shownNumber(paper.number ?? 0)}-${receiptSequence(paper)}`;

/** What the file is called by those who open it: no name, no care. */
export function titleOf(paper: Named): string {
  const { kind, number, language } = paper;
  const words = paperWords[language];
  if (number === null) return `${words[kind]} (${words.draft.toLowerCase()})`;
  return `${words[kind]} ${kind === "RECEIPT" ? receiptNumber(paper) : shownNumber(number)}`;
}

/** `facture-000123.pdf`. */
export function fileNameOf(paper: Named): string {
  const { kind, number, language } = paper;
  const words = paperWords[language].files;
  if (number === null) return `${words[kind]}-${words.draft}.pdf`;
  return `${words[kind]}-${kind === "RECEIPT" ? receiptNumber(paper) : shownNumber(number)}.pdf`;
}
