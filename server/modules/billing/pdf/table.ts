import type { Element, Sheet } from "./sheet.ts";
import type { Ink } from "./sheet-look.ts";
import { colors, inner, sheet } from "./sheet-look.ts";

export interface Column {
  readonly head: string;
  /** Null takes what the others leave. */
  readonly width: number | null;
  readonly align?: "left" | "right";
  /** Names its row for those who listen. */
  readonly names?: boolean;
}

const padding = { x: 5, y: 4 };

const headInk: Ink = { size: 8, bold: true, color: "soft" };
const cellInk: Ink = { size: 8.5 };

interface Laid extends Column {
  readonly x: number;
  readonly wide: number;
}

function layOut(columns: readonly Column[]): Laid[] {
  const taken = columns.reduce((sum, { width }) => sum + (width ?? 0), 0);
  let x: number = sheet.left;
  return columns.map((column) => {
    const wide = column.width ?? inner - taken;
    const laid = { ...column, x, wide };
    x += wide;
    return laid;
  });
}

/** A table whose heads are repeated on each page that it reaches, and whose rows are never torn. */
export function drawTable(to: Sheet, parent: Element, columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  const laid = layOut(columns);
  const heightOf = (texts: readonly string[], ink: Ink): number =>
    Math.max(...texts.map((text, index) => to.heightOf(text, laid[index]!.wide - 2 * padding.x, ink))) + 2 * padding.y;
  const inkOf = (ink: Ink, { align }: Laid): Ink => ({ ...ink, ...(align && { align }) });
  const placeOf = ({ x, wide }: Laid) => ({ x: x + padding.x, y: to.y + padding.y, width: wide - 2 * padding.x });
  const heads = columns.map(({ head }) => head);
  const headHeight = heightOf(heads, headInk);

  const drawHead = (write: (column: Laid) => void): void => {
    to.artifact((doc) => doc.rect(sheet.left, to.y, inner, headHeight).fill(colors.shade));
    laid.forEach(write);
    to.y += headHeight;
  };

  const rowHeights = rows.map((row) => heightOf(row, cellInk));
  to.room(headHeight + (rowHeights[0] ?? 0));
  const table = to.element(parent, "Table");
  const headRow = to.element(to.element(table, "THead"), "TR");
  drawHead((column) => to.write(headRow, "TH", column.head, placeOf(column), inkOf(headInk, column), { scope: "Column" }));
  to.onNewPage = () => drawHead((column) => to.repeat(column.head, placeOf(column), inkOf(headInk, column)));
  const body = to.element(table, "TBody");
  rows.forEach((row, index) => {
    to.room(rowHeights[index]!);
    const line = to.element(body, "TR");
    laid.forEach((column, place) => {
      const options = column.names ? ({ scope: "Row" } as const) : {};
      to.write(line, column.names ? "TH" : "TD", row[place]!, placeOf(column), inkOf(cellInk, column), options);
    });
    to.y += rowHeights[index]!;
    to.artifact((doc) => doc.moveTo(sheet.left, to.y).lineTo(sheet.right, to.y).lineWidth(0.5).stroke(colors.line));
  });
  to.onNewPage = null;
}
