import type { Element, Sheet } from "./sheet.ts";
import { inner, sheet } from "./sheet-look.ts";

/** The head of a part, with room for the beginning of what it heads. */
export function drawHeading(to: Sheet, parent: Element, text: string): void {
  to.room(70);
  to.y += to.write(parent, "H2", text, { x: sheet.left, y: to.y, width: inner }, { size: 10.5, bold: true, color: "accent" }) + 4;
}
