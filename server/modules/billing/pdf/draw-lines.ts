import type { InvoicePaper, PaperLine } from "./invoice-paper.ts";
import { paperWords } from "./paper-words.ts";
import type { Sheet } from "./sheet.ts";
import { drawHeading } from "./draw-heading.ts";
import { showMoney, showQuantity } from "./shown.ts";
import type { Column } from "./table.ts";
import { drawTable } from "./table.ts";

interface LineColumn extends Column {
  readonly cell: (line: PaperLine) => string;
}

/** Columns that would be empty in every row are left out. */
function columnsFor({ lines, taxes, language }: InvoicePaper): LineColumn[] {
  const words = paperWords[language];
  const taxesOf = ({ taxCodes }: PaperLine): string => taxCodes.map((code) => words.taxNames[code]).join(", ") || words.noTax;
  return [
    ...(lines.some(({ serviceOn }) => serviceOn)
      ? [{ head: words.serviceOn, width: 60, cell: ({ serviceOn }: PaperLine) => serviceOn ?? words.unnamed }]
      : []),
    ...(lines.some(({ code }) => code) ? [{ head: words.code, width: 58, cell: ({ code }: PaperLine) => code ?? words.unnamed }] : []),
    { head: words.description, width: null, names: true, cell: ({ description }) => description },
    { head: words.quantity, width: 50, align: "right", cell: ({ quantityHundredths }) => showQuantity(quantityHundredths, language) },
    { head: words.unitPrice, width: 72, align: "right", cell: ({ unitPriceCents }) => showMoney(unitPriceCents, language) },
    ...(taxes.length > 0 ? [{ head: words.taxes, width: 56, cell: taxesOf }] : []),
    { head: words.amount, width: 72, align: "right", cell: ({ amountCents }) => showMoney(amountCents, language) },
  ];
}

/** What is charged for. */
export function drawLines(to: Sheet, paper: InvoicePaper): void {
  const part = to.element(to.root, "Sect");
  drawHeading(to, part, paperWords[paper.language].services);
  const columns = columnsFor(paper);
  drawTable(
    to,
    part,
    columns,
    paper.lines.map((line) => columns.map(({ cell }) => cell(line))),
  );
  to.y += 10;
}
