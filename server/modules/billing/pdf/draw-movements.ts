import type { InvoicePaper, PaperMovement } from "./invoice-paper.ts";
import { paperWords } from "./paper-words.ts";
import type { Sheet } from "./sheet.ts";
import { drawHeading } from "./draw-heading.ts";
import { inner, sheet } from "./sheet-look.ts";
import { showMoney } from "./shown.ts";
import { drawTable } from "./table.ts";

/** What was paid, when and how, and what went back. Money that came is above zero. */
export function drawMovements(to: Sheet, { movements, language, settlement }: InvoicePaper): void {
  if (settlement === "DRAFT") return;
  const words = paperWords[language];
  const part = to.element(to.root, "Sect");
  drawHeading(to, part, words.movements);
  if (movements.length === 0) {
    to.y += to.write(part, "P", words.none, { x: sheet.left, y: to.y, width: inner }) + 12;
    return;
  }
  const named = ({ kind, reasonCode }: PaperMovement): string => (reasonCode ? words.reasons[reasonCode] : words.kinds[kind]);
  drawTable(
    to,
    part,
    [
      { head: words.serviceOn, width: 70 },
      { head: words.movement, width: null, names: true },
      { head: words.method, width: 90 },
      { head: words.amount, width: 90, align: "right" },
    ],
    movements.map((movement) => [
      movement.on,
      named(movement),
      movement.method ? words.methods[movement.method] : words.unnamed,
      showMoney(-movement.balanceCents, language),
    ]),
  );
  to.y += 12;
}
