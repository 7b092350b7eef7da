import { drawClosing } from "./draw-closing.ts";
import { drawHead } from "./draw-head.ts";
import { drawLines } from "./draw-lines.ts";
import { drawMovements } from "./draw-movements.ts";
import { drawParties } from "./draw-parties.ts";
import { drawSums } from "./draw-sums.ts";
import type { InvoicePaper } from "./invoice-paper.ts";
import { titleOf } from "./paper-names.ts";
import { paperWords } from "./paper-words.ts";
import { Sheet } from "./sheet.ts";
import { colors, inner, sheet } from "./sheet-look.ts";

function markOf({ settlement, language }: InvoicePaper): string | null {
  const words = paperWords[language];
  if (settlement === "DRAFT") return words.draft.toUpperCase();
  return settlement === "VOID" ? words.void.toUpperCase() : null;
}

/** An invoice or a receipt as a tagged PDF. */
export function drawPaper(paper: InvoicePaper): Promise<Buffer> {
  const { language, changedAt, clinic } = paper;
  const title = titleOf(paper);
  const to = new Sheet({ title, language, at: changedAt, mark: markOf(paper) });
  for (const draw of [drawHead, drawParties, drawLines, drawSums, drawMovements, drawClosing]) draw(to, paper);
  return to.bytes((page, of) => {
    const [y, ink] = [sheet.bottom + 18, { size: 8, color: "soft" } as const];
    to.artifact((doc) =>
      doc
        .moveTo(sheet.left, y - 6)
        .lineTo(sheet.right, y - 6)
        .lineWidth(0.5)
        .stroke(colors.line),
    );
    to.repeat(`${clinic.legalName} · ${title}`, { x: sheet.left, y, width: inner - 100 }, ink);
    to.repeat(paperWords[language].page(page, of), { x: sheet.right - 100, y, width: 100 }, { ...ink, align: "right" });
  });
}
