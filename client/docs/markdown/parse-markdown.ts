export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

const fence = /^```/;
const heading = /^(#{1,4}) +(.*)$/;
const bullet = /^\s*(?:[-*]|\d+\.) +(.*)$/;
const isRow = (line: string): boolean => line.trimStart().startsWith("|");

const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));

/** Takes lines from the front as long as they belong together. */
function takeWhile(lines: string[], belongs: (line: string) => boolean): string[] {
  const end = lines.findIndex((line) => !belongs(line));
  return lines.splice(0, end < 0 ? lines.length : end);
}

function takeList(lines: string[]): Block {
  const ordered = /^\s*\d/.test(lines[0]!);
  const items: string[] = [];
  for (const line of takeWhile(lines, (each) => bullet.test(each) || /^\s+\S/.test(each))) {
    const [, text] = bullet.exec(line) ?? [];
    if (text !== undefined) items.push(text);
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return { kind: "list", ordered, items };
}

function takeBlock(lines: string[]): Block {
  const [line = ""] = lines;
  if (fence.test(line)) {
    lines.shift();
    const code = takeWhile(lines, (each) => !fence.test(each));
    lines.shift();
    return { kind: "code", text: code.join("\n") };
  }
  const [, marks, title] = heading.exec(line) ?? [];
  if (marks) {
    lines.shift();
    return { kind: "heading", level: marks.length, text: title! };
  }
  if (bullet.test(line)) return takeList(lines);
  if (isRow(line)) {
    const [head = [], , ...rows] = takeWhile(lines, isRow).map(cells);
    return { kind: "table", head, rows };
  }
  const text = takeWhile(
    lines,
    (each) => each.trim() !== "" && !fence.test(each) && !heading.test(each) && !bullet.test(each) && !isRow(each),
  );
  return { kind: "paragraph", text: text.map((each) => each.trim()).join(" ") };
}

/** As much of Markdown as the documents and descriptions of this product use. */
export function parseMarkdown(source: string): Block[] {
  const lines = source.replace(/\r\n?/g, "\n").split("\n");
  const blocks: Block[] = [];
  for (takeWhile(lines, isBlank); lines.length > 0; takeWhile(lines, isBlank)) blocks.push(takeBlock(lines));
  return blocks;
}

const isBlank = (line: string): boolean => line.trim() === "";

export interface Span {
  readonly kind: "text" | "code" | "strong" | "link";
  readonly text: string;
  readonly href?: string;
}

const spans = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

/** The pieces of a line: text, `code`, **strong** and [links](…). */
export function parseSpans(line: string): Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const match of line.matchAll(spans)) {
    if (match.index > from) found.push({ kind: "text", text: line.slice(from, match.index) });
    const [whole, code, strong, label, href] = match;
    if (code !== undefined) found.push({ kind: "code", text: code });
    else if (strong !== undefined) found.push({ kind: "strong", text: strong });
    else found.push({ kind: "link", text: label!, href });
    from = match.index + whole.length;
  }
  return from < line.length ? [...found, { kind: "text", text: line.slice(from) }] : found;
}
