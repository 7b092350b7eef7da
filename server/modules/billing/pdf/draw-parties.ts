import type { InvoicePaper } from "./invoice-paper.ts";
import { paperWords } from "./paper-words.ts";
import type { Sheet } from "./sheet.ts";
import { inner, sheet } from "./sheet-look.ts";
import { showDay, showPlace } from "./shown.ts";

const half = inner / 2;

interface Party {
  readonly head: string;
  readonly name: string | null;
  readonly rest: readonly (string | null)[];
}

function partiesOf({ patient, practitioner, language }: InvoicePaper): Party[] {
  const words = paperWords[language];
  const colon = language === "fr" ? "\u00a0: " : ": ";
  const { name, dateOfBirth, street } = patient;
  const born = `${words.dateOfBirth}${colon}${showDay(dateOfBirth, language)}`;
  const licence = practitioner?.licence ? `${words.licence}${colon}${practitioner.licence}` : null;
  return [
    { head: words.patient, name, rest: [born, street, showPlace(patient, language)] },
    ...(practitioner ? [{ head: words.practitioner, name: practitioner.name, rest: [practitioner.profession, licence] }] : []),
  ];
}

/** Whom the care was for, and who gave it. */
export function drawParties(to: Sheet, paper: InvoicePaper): void {
  const top = to.y;
  const ends = partiesOf(paper).map(({ head, name, rest }, index) => {
    const part = to.element(to.root, "Sect");
    const [x, width] = [sheet.left + index * half, half - 12];
    let y = top;
    y += to.write(part, "H2", head, { x, y, width }, { size: 8.5, bold: true, color: "soft" }) + 2;
    if (name) y += to.write(part, "P", name, { x, y, width }, { size: 10.5, bold: true }) + 1.5;
    for (const line of rest) if (line) y += to.write(part, "P", line, { x, y, width }) + 1.5;
    return y;
  });
  to.y = Math.max(...ends) + 12;
}
