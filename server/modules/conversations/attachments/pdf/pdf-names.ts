import type { Breath } from "./breath.ts";
import { codeOf, isRegular } from "./characters.ts";
import { isTelling } from "./telling-names.ts";

/** Objects that can't be unpacked, or a maze made to cost time. */
export class UnreadablePdf extends Error {}

const [backslash, opening, closing, percent, slash] = [codeOf("\\"), codeOf("("), codeOf(")"), codeOf("%"), codeOf("/")];
const [lineFeed, carriageReturn] = [codeOf("\n"), codeOf("\r")];

/** Names may hide letters: `/J#53` is `/JS`. */
const plainName = (name: string): string =>
  name.replace(/#([0-9A-Fa-f]{2})/g, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Each letter hidden, and no telling name is longer than a few dozen. */
const longestTelling = 120;

/** The index behind a literal string that begins there; parentheses nest. Without its end it takes the rest, as readers take it. */
function endOfString(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === opening) depth += 1;
    else if (code === closing && (depth -= 1) === 0) return at + 1;
  }
  return text.length;
}

function endOfRun(text: string, start: number): number {
  let at = start;
  while (at < text.length && isRegular(text.charCodeAt(at))) at += 1;
  return at;
}

function endOfComment(text: string, start: number): number {
  const most = Math.min(text.length, start + 10_000);
  for (let at = start; at < most; at += 1) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || code === carriageReturn) return at;
  }
  return most;
}

export interface ReadNames {
  /** The telling ones, each at most twice. */
  readonly names: readonly string[];
  /** The keyword that ended the reading, and where it ends; null at the end of the text. */
  readonly stopped: { readonly word: string; readonly end: number } | null;
  readonly end: number;
}

const stepsBetweenLooks = 4_096;

/** The telling names from there on, but for those within strings and comments, up to one of the keywords. */
export async function readNames(text: string, start: number, stopAt: ReadonlySet<string>, breath: Breath): Promise<ReadNames> {
  const names: string[] = [];
  const met = new Map<string, number>();
  const keep = (name: string): void => {
    const times = met.get(name) ?? 0;
    if (times < 2) names.push(name);
    met.set(name, times + 1);
  };
  let at = start;
  for (let step = 1; at < text.length; step += 1) {
    if (step % stepsBetweenLooks === 0 && breath.due) await breath.take();
    const code = text.charCodeAt(at);
    if (code === opening) at = endOfString(text, at);
    else if (code === percent) at = endOfComment(text, at);
    else if (code === slash) {
      const end = endOfRun(text, at + 1);
      const name = end - at > longestTelling ? "" : plainName(text.slice(at + 1, end));
      if (isTelling(name)) keep(name);
      at = end;
    } else if (isRegular(code)) {
      const end = endOfRun(text, at);
      const word = end - at > longestTelling ? "" : text.slice(at, end);
      if (stopAt.has(word)) return { names, stopped: { word, end }, end };
      at = end;
    } else at += 1;
  }
  return { names, stopped: null, end: at };
}
