/** Objects that can't be unpacked, or a maze made to cost time. */
export class UnreadablePdf extends Error {}

const space = "\0\t\n\f\r ";
const delimiters = "()<>[]{}/%";
const isRegular = (character: string): boolean => !space.includes(character) && !delimiters.includes(character);

/** Names may hide letters: `/J#53` is `/JS`. */
const plainName = (name: string): string =>
  name.replace(/#([0-9A-Fa-f]{2})/g, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** The index behind a literal string that begins there; parentheses nest. Without its end it takes the rest, as readers take it. */
function endOfString(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\\") at += 1;
    else if (character === "(") depth += 1;
    else if (character === ")" && (depth -= 1) === 0) return at + 1;
  }
  return text.length;
}

function endOfRun(text: string, start: number): number {
  let at = start;
  while (at < text.length && isRegular(text[at]!)) at += 1;
  return at;
}

const endOfComment = (text: string, start: number): number => {
  const found = text.slice(start, start + 10_000).search(/[\r\n]/);
  return found === -1 ? Math.min(text.length, start + 10_000) : start + found;
};

export interface ReadNames {
  readonly names: readonly string[];
  /** The keyword that ended the reading, and where it ends; null at the end of the text. */
  readonly stopped: { readonly word: string; readonly end: number } | null;
  readonly end: number;
}

/** The names from there on, but for those within strings and comments, up to one of the keywords. */
export function readNames(text: string, start: number, stopAt: ReadonlySet<string>): ReadNames {
  const names: string[] = [];
  let at = start;
  while (at < text.length) {
    const character = text[at]!;
    if (character === "(") at = endOfString(text, at);
    else if (character === "%") at = endOfComment(text, at);
    else if (character === "/") {
      const end = endOfRun(text, at + 1);
      names.push(plainName(text.slice(at + 1, end)));
      at = end;
    } else if (isRegular(character)) {
      const end = endOfRun(text, at);
      const word = text.slice(at, end);
      if (stopAt.has(word)) return { names, stopped: { word, end }, end };
      at = end;
    } else at += 1;
  }
  return { names, stopped: null, end: at };
}
