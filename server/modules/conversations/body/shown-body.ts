import { deepestNesting, pieces } from "./body-grammar.ts";
import { cleanBody } from "./clean-body.ts";

/** Whether these are our own tags, letter by letter, each closed in its turn, with text between them. */
function isWholeBody(html: string): boolean {
  const open: string[] = [];
  let end = 0;
  for (const { 0: piece, index } of html.matchAll(pieces())) {
    end = index + piece.length;
    if (!piece.startsWith("<") || piece === "<br />") continue;
    const [, closing, name = ""] = /^<(\/?)([a-z0-9]+)/.exec(piece) ?? [];
    if (!closing) open.push(name);
    else if (open.pop() !== name) return false;
    if (open.length > deepestNesting) return false;
  }
  return end === html.length && open.length === 0;
}

/**
 * A stored body as it may be shown: held to the rules of today, whatever they were when it was stored. What our grammar knows throughout
 * needs no cleaning, which costs many times as much; all else is cleaned again.
 */
export const shownBody = (stored: string): string => (isWholeBody(stored) ? stored : cleanBody(stored).html);
