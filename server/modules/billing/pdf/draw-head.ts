import type { InvoicePaper } from "./invoice-paper.ts";
import { receiptNumber } from "./paper-names.ts";
import { shownNumber } from "../reading/invoice-shown.ts";
import { paperWords } from "./paper-words.ts";
import type { Element, Sheet } from "./sheet.ts";
import { colors, inner, sheet } from "./sheet-look.ts";
import { settledWords } from "./settled-words.ts";
import { showDay, showPlace } from "./shown.ts";
import { showPhone } from "../../notifications/templates/shown.ts";

type Pair = readonly [string, string];

/** What the file is known by, and its days. */
function factsOf(paper: InvoicePaper): Pair[] {
  const { kind, language, number, issuedOn, dueOn, settlement, movements } = paper;
  const words = paperWords[language];
  const receipt = kind === "RECEIPT";
  const until = settlement === "OPEN" || settlement === "PROCESSING" ? dueOn : null;
  const lastOn = movements.at(-1)?.on ?? issuedOn;
  return [
    ...(receipt ? [[words.receiptNumber, receiptNumber(paper)] as const] : []),
    ...(number === null ? [] : [[words.number, shownNumber(number)] as const]),
    ...(receipt && lastOn ? [[words.receiptOn, showDay(lastOn, language)] as const] : []),
    ...(issuedOn ? [[words.issuedOn, showDay(issuedOn, language)] as const] : []),
    ...(until ? [[words.dueOn, showDay(until, language)] as const] : []),
  ];
}

const half = inner / 2;
const gap = 118;

function drawClinic(to: Sheet, parent: Element, { clinic, language }: InvoicePaper): number {
  let y: number = sheet.top;
  const width = half - 12;
  const say = (text: string, bold = false): void => {
    y += to.write(parent, "P", text, { x: sheet.left, y, width }, bold ? { size: 13, bold } : { size: 9 }) + 1.5;
  };
  say(clinic.legalName, true);
  say(clinic.street);
  say(showPlace(clinic, language));
  say(`${paperWords[language].phone}${language === "fr" ? "\u00a0" : ""}: ${showPhone(clinic.phone, language)}`);
  return y;
}

/** Who bills, what this is, and how it stands. */
export function drawHead(to: Sheet, paper: InvoicePaper): void {
  const { kind, language } = paper;
  const words = paperWords[language];
  const head = to.element(to.root, "Sect");
  const x = sheet.left + half;
  let y = sheet.top - 6;
  y += to.write(head, "H1", words[kind], { x, y, width: half }, { size: 24, bold: true, color: "accent" }) + 4;
  const left = drawClinic(to, head, paper);
  for (const [label, value] of factsOf(paper)) y += to.pair(head, label, value, { x, y, width: half, gap }, { size: 9 }) + 2;
  to.y = Math.max(left, y) + 10;
  const text = settledWords(paper);
  const ink = { size: 11, bold: true, color: "accent" } as const;
  const height = to.heightOf(text, inner - 20, ink) + 12;
  to.artifact((doc) => {
    doc.rect(sheet.left, to.y, inner, height).fill(colors.shade);
    doc.rect(sheet.left, to.y, 3, height).fill(colors.accent);
  });
  to.write(head, "P", text, { x: sheet.left + 12, y: to.y + 6, width: inner - 20 }, ink);
  to.y += height + 14;
}
