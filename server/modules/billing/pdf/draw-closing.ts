import type { InvoicePaper } from "./invoice-paper.ts";
import { receiptSequence } from "./invoice-paper.ts";
import { paperWords } from "./paper-words.ts";
import type { Sheet } from "./sheet.ts";
import { drawHeading } from "./draw-heading.ts";
import type { Ink } from "./sheet-look.ts";
import { inner, sheet } from "./sheet-look.ts";

/** A text of several paragraphs; each stays whole. */
function drawText(to: Sheet, parent: ReturnType<Sheet["element"]>, text: string, ink: Ink = {}): void {
  for (const paragraph of text.split("\n").filter((line) => line.trim() !== "")) {
    to.room(to.heightOf(paragraph, inner, ink));
    to.y += to.write(parent, "P", paragraph, { x: sheet.left, y: to.y, width: inner }, ink) + 4;
  }
}

/** What the clinic has to say besides. */
export function drawClosing(to: Sheet, paper: InvoicePaper): void {
  const { kind, note, clinic, language } = paper;
  const words = paperWords[language];
  if (note) {
    const part = to.element(to.root, "Sect");
    drawHeading(to, part, words.note);
    drawText(to, part, note);
    to.y += 8;
  }
  const rest = [kind === "RECEIPT" && receiptSequence(paper) > 1 ? words.replaces : null, clinic.footer];
  const last = to.element(to.root, "Sect");
  for (const text of rest) if (text) drawText(to, last, text, { size: 8.5, color: "soft" });
}
