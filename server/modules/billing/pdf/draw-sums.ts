import type { InvoicePaper, PaperTax } from "./invoice-paper.ts";
import { paperWords } from "./paper-words.ts";
import type { Sheet } from "./sheet.ts";
import { colors, sheet } from "./sheet-look.ts";
import { showMoney, showRate } from "./shown.ts";

interface Sum {
  readonly label: string;
  readonly cents: number;
  readonly strong?: boolean;
}

/** The clinic's number for a tax. */
function registrationOf({ clinic }: InvoicePaper, { code }: PaperTax): string | null {
  if (code === "QST") return clinic.qstNumber;
  return code === "PST" ? clinic.pstNumber : clinic.gstNumber;
}

function taxSum(paper: InvoicePaper, tax: PaperTax): Sum {
  const { language } = paper;
  const words = paperWords[language];
  const registration = registrationOf(paper, tax);
  const label = `${words.taxNames[tax.code]} (${showRate(tax.rateMillionths, language)})`;
  const number = registration && `${words.registration}${language === "fr" ? "\u00a0" : ""}: ${registration}`;
  return { label: number ? `${label}\n${number}` : label, cents: tax.amountCents };
}

/** From the price to what is owed: each row adds to those above. */
function sumsOf(paper: InvoicePaper): Sum[] {
  const { sums, taxes, settlement, language } = paper;
  const words = paperWords[language];
  const { balanceCents } = sums;
  const after = [
    { label: words.paid, cents: -sums.paidCents },
    { label: words.refunded, cents: sums.refundedCents },
    { label: words.writtenOff, cents: -sums.writtenOffCents },
    { label: words.corrected, cents: sums.correctedCents },
  ].filter(({ label, cents }) => cents !== 0 || (label === words.paid && settlement !== "DRAFT"));
  return [
    { label: words.subtotal, cents: sums.subtotalCents },
    ...taxes.map((tax) => taxSum(paper, tax)),
    { label: words.total, cents: sums.totalCents, strong: true },
    ...after,
    ...(settlement === "DRAFT" ? [] : [{ label: balanceCents < 0 ? words.credit : words.balance, cents: balanceCents, strong: true }]),
  ];
}

const width = 280;
const amountWidth = 90;
const x = sheet.right - width;
const inkOf = ({ strong }: Sum) => ({ size: strong ? 10.5 : 9, bold: strong ?? false });

/** What it comes to, kept together on one page. */
export function drawSums(to: Sheet, paper: InvoicePaper): void {
  const sums = sumsOf(paper);
  const heights = sums.map((sum) => to.heightOf(sum.label, width - amountWidth - 10, inkOf(sum)) + 6);
  to.room(heights.reduce((one, other) => one + other, 8));
  const table = to.element(to.element(to.root, "Sect"), "Table");
  sums.forEach((sum, index) => {
    const [height, y] = [heights[index]!, to.y + 3];
    if (sum.strong)
      to.artifact((doc) => {
        doc.rect(x, to.y, width, height).fill(colors.shade);
      });
    const row = to.element(table, "TR");
    to.write(row, "TH", sum.label, { x: x + 5, y, width: width - amountWidth - 10 }, inkOf(sum), { scope: "Row" });
    const amount = { x: sheet.right - amountWidth - 5, y, width: amountWidth };
    to.write(row, "TD", showMoney(sum.cents, paper.language), amount, { ...inkOf(sum), align: "right" });
    to.y += height;
  });
  to.y += 14;
}
