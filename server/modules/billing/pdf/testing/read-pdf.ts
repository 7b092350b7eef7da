import type { PdfDict, PdfValue } from "./pdf-objects.ts";
import { gather, PdfObjects, readTokens, Ref } from "./pdf-objects.ts";

/** An element of the structure: what readers for the blind walk through. */
export interface ReadElement {
  readonly tag: string;
  /** What is to be read instead of what is drawn. */
  readonly actual: string | null;
  readonly scope: string | null;
  readonly text: string;
  readonly children: readonly ReadElement[];
}

export interface ReadPdf {
  readonly root: ReadElement;
  /** What stands on each page outside of every element. */
  readonly artifacts: readonly string[];
  readonly catalog: PdfDict;
  readonly info: PdfDict;
  readonly metadata: string;
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
  readonly pages: number;
}

/** A text string: UTF-16 behind its mark, or one byte a letter. */
const fromText = (text: string): string =>
  text.startsWith("\u00fe\u00ff") ? Buffer.from(text.slice(2), "latin1").swap16().toString("utf16le") : text;

const fromUtf16 = (hex: string): string => Buffer.from(hex.replace(/[<>]/g, ""), "hex").swap16().toString("utf16le");

/** From the codes of a font to letters, by its own ToUnicode table. */
function lettersOf(objects: PdfObjects, font: PdfDict): Map<string, string> {
  const letters = new Map<string, string>();
  const table = objects.stream(font["ToUnicode"]).toString("latin1");
  for (const [, first, , list] of table.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
    const said = list!.match(/<[^>]*>/g) ?? [];
    said.forEach((hex, index) =>
      letters.set((parseInt(first!, 16) + index).toString(16).padStart(4, "0"), fromUtf16(hex.replace(/\s/g, ""))),
    );
  }
  return letters;
}

interface PageText {
  readonly marked: Map<number, string>;
  artifact: string;
  stray: string;
}

/** What a page draws, by the element that it is part of. */
function readPage(objects: PdfObjects, page: PdfDict): PageText {
  const fonts = objects.dict(objects.dict(page["Resources"])["Font"]);
  const letters = new Map(Object.entries(fonts ?? {}).map(([name, font]) => [`/${name}`, lettersOf(objects, objects.dict(font))]));
  const content = Buffer.concat(objects.list(page["Contents"]).length > 0 ? [objects.stream(page["Contents"])] : []).toString("latin1");
  const text: PageText = { marked: new Map(), artifact: "", stray: "" };
  const open: (number | "Artifact")[] = [];
  let operands: PdfValue[] = [];
  let font = new Map<string, string>();
  let begun = true;
  for (const one of gather(readTokens(content))) {
    if (typeof one !== "symbol") {
      operands.push(one);
      continue;
    }
    const [first, second] = operands;
    if (one === Symbol.for("BT")) begun = true;
    if (one === Symbol.for("Tf")) font = letters.get(String(first))!;
    if (one === Symbol.for("BDC")) open.push(first === "/Artifact" ? "Artifact" : Number((second as PdfDict)["MCID"]));
    if (one === Symbol.for("BMC")) open.push("Artifact");
    if (one === Symbol.for("EMC")) open.pop();
    if (one === Symbol.for("TJ")) {
      const hex = (first as PdfValue[]).filter((part) => typeof part === "string").map((part) => part.slice(1, -1));
      const said = (hex.join("").match(/.{4}/g) ?? []).map((code) => font.get(code) ?? `?${code}`).join("");
      const within = open.at(-1);
      // Each line of a text is drawn by itself.
      const gap = begun ? "\n" : "";
      begun = false;
      if (within === undefined) text.stray += said;
      else if (within === "Artifact") text.artifact += `${said}\n`;
      else text.marked.set(within, [text.marked.get(within), said].filter((part) => part !== undefined).join(gap));
    }
    operands = [];
  }
  return text;
}

/** The file as a reader of tagged PDFs sees it: its structure in order, each element's text by the marks on the pages. */
export function readPdf(bytes: Buffer): ReadPdf {
  const objects = new PdfObjects(bytes);
  const catalog = objects.dict(objects.trailer["Root"]);
  const pageRefs = objects.list(objects.dict(catalog["Pages"])["Kids"]) as readonly Ref[];
  const pages = new Map(pageRefs.map((ref) => [ref.to, readPage(objects, objects.dict(ref))]));
  for (const { stray } of pages.values()) if (stray !== "") throw new Error(`Outside of everything: ${stray}`);

  const element = (value: PdfValue): ReadElement => {
    const { S: tag, K: kids, Pg: page, A: attributes, ActualText: actual } = objects.dict(value);
    const parts = objects.list(kids).map((kid) => (kid instanceof Ref ? objects.get(kid) : kid));
    const children = parts.filter((part) => typeof part === "object" && part !== null && "S" in part).map(element);
    const own = parts.filter((part) => typeof part === "number").map((mcid) => pages.get((page as Ref).to)!.marked.get(mcid) ?? "");
    const scope = attributes === undefined ? null : String(objects.dict(attributes)["Scope"]).slice(1);
    return {
      tag: String(tag).slice(1),
      actual: typeof actual === "string" ? fromText(actual) : null,
      scope,
      text: own.join("\n"),
      children,
    };
  };

  const followed = (dict: PdfDict): PdfDict => Object.fromEntries(Object.entries(dict).map(([key, value]) => [key, objects.get(value)]));
  const [root] = objects.list(objects.dict(catalog["StructTreeRoot"])["K"]).map(element);
  const fonts = pageRefs.flatMap((ref) => Object.values(objects.dict(objects.dict(objects.dict(ref)["Resources"])["Font"])));
  return {
    root: root!,
    artifacts: [...pages.values()].map(({ artifact }) => artifact),
    catalog: followed(catalog),
    info: followed(objects.dict(objects.trailer["Info"])),
    metadata: objects.stream(catalog["Metadata"]).toString("utf8"),
    fonts: fonts.map((font) => {
      const [descendant] = objects.list(objects.dict(font)["DescendantFonts"]);
      const descriptor = objects.dict(objects.dict(descendant)["FontDescriptor"]);
      return { name: String(descriptor["FontName"]), embedded: objects.stream(descriptor["FontFile2"]).length > 0 };
    }),
    pages: pageRefs.length,
  };
}

/** All texts, in the order in which they are read. */
export const linesOf = ({ text, actual, children }: ReadElement): string[] => [
  ...(text ? (actual ?? text).split("\n") : []),
  ...children.flatMap(linesOf),
];

/** Every element of a kind, in reading order. */
export const elementsOf = (within: ReadElement, tag: string): ReadElement[] => [
  ...(within.tag === tag ? [within] : []),
  ...within.children.flatMap((child) => elementsOf(child, tag)),
];

/** The texts of a table's rows. */
export const rowsOf = (table: ReadElement): string[][] =>
  elementsOf(table, "TR").map(({ children }) => children.map(({ text }) => text.replaceAll("\n", " ")));
