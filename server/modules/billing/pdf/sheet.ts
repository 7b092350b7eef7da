import PDFDocument from "pdfkit";
import type { Locale } from "../../../kernel/locale.ts";
import { sheetFonts } from "./sheet-fonts.ts";
import type { Ink, Place } from "./sheet-look.ts";
import { colors, sheet } from "./sheet-look.ts";

export type Element = PDFKit.PDFStructureElement;

/** What pdfkit takes beyond what its types name. */
interface ElementOptions extends PDFKit.Mixins.StructureElementOptions {
  readonly scope?: "Row" | "Column";
}

/** Letters that are drawn from right to left, or on top of others: what is drawn tells readers less than the text itself. */
const isDrawnOtherwise = (text: string): boolean => /[\p{Script=Hebrew}\p{Script=Arabic}\p{M}]/u.test(text);

/** Words are set from left to right. */
const asSet = (text: string): string =>
  /^[\p{Script=Hebrew}\p{Script=Arabic}\p{M} ]+$/u.test(text) ? text.split(" ").reverse().join(" ") : text;

interface Cover {
  readonly title: string;
  readonly language: Locale;
  readonly at: Date;
  /** Across each page, behind everything: what the file is not. */
  readonly mark: string | null;
}

/** One file of tagged pages. What is drawn is part of an element, in reading order, or an artifact that readers leave out. */
export class Sheet {
  readonly root: Element;
  /** Where the next thing goes. */
  y: number = sheet.top;
  readonly #doc: PDFKit.PDFDocument;
  readonly #mark: string | null;
  /** Repeated at the head of each new page. */
  onNewPage: (() => void) | null = null;

  constructor({ title, language, at, mark }: Cover) {
    this.#doc = new PDFDocument({
      ...{ size: "LETTER", margin: 0, bufferPages: true, pdfVersion: "1.7", tagged: true, displayTitle: true, lang: `${language}-CA` },
      info: { Title: title, Producer: "Portail", Creator: "Portail", CreationDate: at, ModDate: at },
      // Without it pdfkit loads one of the fonts that can't be embedded.
      font: null as never,
      subset: "PDF/UA" as never,
    });
    this.#doc.registerFont("plain", sheetFonts().plain).registerFont("bold", sheetFonts().bold).font("plain");
    this.root = this.#doc.struct("Document");
    this.#doc.addStructure(this.root);
    this.#mark = mark;
    this.#markPage();
  }

  /** A part of another, in which more is put. */
  element(parent: Element, tag: string, options: ElementOptions = {}): Element {
    const element = this.#doc.struct(tag, options);
    parent.add(element);
    return element;
  }

  /** Draws a text as an element of its own. Answers its height. */
  write(parent: Element, tag: string, text: string, place: Place, ink: Ink = {}, options: ElementOptions = {}): number {
    this.#set(ink);
    const otherwise = isDrawnOtherwise(text) || this.#drawable(text) !== text;
    const element = this.element(parent, tag, { ...options, ...(otherwise && { actual: text }) });
    let height = 0;
    element.add(() => (height = this.#draw(text, place, ink)));
    element.end();
    return height;
  }

  /** Draws what says nothing to those who listen: lines, shades, what is repeated on each page. */
  artifact(draw: (doc: PDFKit.PDFDocument) => void): void {
    this.#doc.markContent("Artifact", { type: "Layout" });
    draw(this.#doc);
    this.#doc.endMarkedContent();
  }

  /** Two texts side by side that are read as one. Answers their height. */
  pair(parent: Element, label: string, value: string, place: Place & { readonly gap: number }, ink: Ink = {}): number {
    const { x, y, width, gap } = place;
    const element = this.element(parent, "P");
    let height = 0;
    element.add(() => {
      height = this.#draw(label, { x, y, width: gap - 6 }, { ...ink, color: "soft" });
      height = Math.max(height, this.#draw(value, { x: x + gap, y, width: width - gap }, ink));
    });
    element.end();
    return height;
  }

  /** The same text without a place in the reading order. */
  repeat(text: string, place: Place, ink: Ink = {}): void {
    this.artifact(() => this.#draw(text, place, ink));
  }

  heightOf(text: string, width: number, ink: Ink = {}): number {
    return this.#set(ink).heightOfString(this.#drawable(text), { width });
  }

  /** So much room on this page, or on the next. */
  room(height: number): void {
    if (this.y + height <= sheet.bottom) return;
    this.#doc.addPage();
    this.y = sheet.top;
    this.#markPage();
    this.onNewPage?.();
  }

  /** Ends the file; `finish` draws on each page what only the number of pages lets be said. */
  async bytes(finish: (page: number, of: number) => void): Promise<Buffer> {
    const { count } = this.#doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#doc.switchToPage(page);
      finish(page + 1, count);
    }
    this.root.end();
    const chunks: Buffer[] = [];
    this.#doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve, reject) => this.#doc.once("end", resolve).once("error", reject));
    this.#doc.end();
    await ended;
    return Buffer.concat(chunks);
  }

  #markPage(): void {
    const text = this.#mark;
    if (text === null) return;
    const [x, y] = [sheet.width / 2, sheet.height / 2];
    this.artifact((doc) => {
      doc.save().rotate(-50, { origin: [x, y] });
      this.#draw(text, { x: 0, y: y - 60, width: sheet.width }, { size: 96, bold: true, color: "mark", align: "center" });
      doc.restore();
    });
  }

  #set({ size = 9, bold = false, color = "ink" }: Ink): PDFKit.PDFDocument {
    return this.#doc
      .font(bold ? "bold" : "plain")
      .fontSize(size)
      .fillColor(colors[color]);
  }

  #draw(text: string, { x, y, width }: Place, ink: Ink): number {
    const doc = this.#set(ink);
    doc.text(this.#drawable(text), x, y, { width, align: ink.align ?? "left" });
    return doc.y - y;
  }

  /** What the font has no letter for would be drawn as an empty box and read as nothing: it is named as unknown instead. */
  #drawable(text: string): string {
    const { font } = (this.#doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font;
    return Array.from(asSet(text), (letter) =>
      letter === "\n" || font.hasGlyphForCodePoint(letter.codePointAt(0)!) ? letter : "\ufffd",
    ).join("");
  }
}
