import { pieces } from "./body-grammar.ts";

const characters: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

export const unescapeText = (text: string): string => text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => characters[entity]!);

const paragraphEnd = /^<\/(?:p|h3|ul|ol|table)>$/;
const lineEnd = /^<\/(?:li|tr)>$|^<br \/>$/;

/** A cleaned body as plain text: for searching, previews and people who read no markup. */
export function textOfBody(html: string): string {
  let text = "";
  for (const [piece] of html.matchAll(pieces())) {
    if (!piece.startsWith("<")) text += unescapeText(piece).replace(/\s+/g, " ");
    else if (piece === "<li>") text += "- ";
    else if (paragraphEnd.test(piece)) text += "\n\n";
    else if (lineEnd.test(piece)) text += "\n";
    else if (/^<\/t[dh]>$/.test(piece)) text += "\t";
  }
  return text
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
