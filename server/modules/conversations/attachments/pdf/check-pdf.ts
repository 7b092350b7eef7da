import { Breath } from "./breath.ts";
import { holdsObjects, inflateObjects, mostInflated } from "./inflate-objects.ts";
import { hasFrame } from "./pdf-frame.ts";
import { readNames, UnreadablePdf } from "./pdf-names.ts";
import { isActive } from "./telling-names.ts";

export type PdfVerdict = "ACCEPTABLE" | "ACTIVE" | "PROTECTED" | "DAMAGED";

const ends = new Set(["stream", "endobj", "obj"]);
const nothing: ReadonlySet<string> = new Set();

/**
 * Reads every object, wherever in the file it begins: readers find them by a table that may lead anywhere, or by searching. Also those
 * packed in object streams; what can't be unpacked is refused.
 */
export async function checkPdf(bytes: Buffer): Promise<PdfVerdict> {
  if (!hasFrame(bytes)) return "DAMAGED";
  try {
    return judge(await namesOf(bytes));
  } catch (error) {
    if (error instanceof UnreadablePdf) return "DAMAGED";
    throw error;
  }
}

function judge(names: ReadonlySet<string>): PdfVerdict {
  if (names.has("Encrypt")) return "PROTECTED";
  if (isActive(names)) return "ACTIVE";
  return names.has("Root") && names.has("Pages") ? "ACCEPTABLE" : "DAMAGED";
}

async function namesOf(bytes: Buffer): Promise<Set<string>> {
  const text = bytes.toString("latin1");
  const found = new Set<string>();
  const breath = new Breath();
  const budget = { characters: text.length * 4 + 1_000_000, inflated: mostInflated };
  // Numbers may stand directly before the word, and comments between them.
  for (const { index, 0: opening } of text.matchAll(/(?<=[\0\t\n\f\r \d])obj(?=[\0\t\n\f\r ()<>[\]{}/%\d+.-])|trailer/g)) {
    const start = index + opening.length;
    if (breath.due) await breath.take();
    const { names, stopped, end } = await readNames(text, start, ends, breath);
    if ((budget.characters -= end - start) < 0) throw new UnreadablePdf();
    for (const name of names) found.add(name);
    if (stopped?.word !== "stream" || !holdsObjects(names)) continue;
    const objects = await inflateObjects(bytes, afterLineEnd(text, stopped.end), names, budget.inflated);
    if ((budget.inflated -= objects.length) <= 0) throw new UnreadablePdf();
    for (const name of (await readNames(objects, 0, nothing, breath)).names) found.add(name);
  }
  return found;
}

/** A stream's data begin behind the end of the line of its keyword. */
const afterLineEnd = (text: string, at: number): number => {
  if (text[at] === "\r" && text[at + 1] === "\n") return at + 2;
  return text[at] === "\n" || text[at] === "\r" ? at + 1 : at;
};
