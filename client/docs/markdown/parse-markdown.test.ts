import { parseMarkdown, parseSpans } from "./parse-markdown.ts";

test("blocks of every kind that the documents use", () => {
  const source = [
    "# Title",
    "",
    "One line",
    "and its second.",
    "- a",
    "- b goes",
    "  on",
    "",
    "1. x",
    "2. y",
    "```json",
    '{ "a": 1 }',
    "",
    "```",
    "| A | B |",
    "| - | - |",
    "| 1 | `x \\| y` |",
    "",
  ].join("\n");
  expect(parseMarkdown(source)).toEqual([
    { kind: "heading", level: 1, text: "Title" },
    { kind: "paragraph", text: "One line and its second." },
    { kind: "list", ordered: false, items: ["a", "b goes on"] },
    { kind: "list", ordered: true, items: ["x", "y"] },
    { kind: "code", text: '{ "a": 1 }\n' },
    { kind: "table", head: ["A", "B"], rows: [["1", "`x | y`"]] },
  ]);
  expect(parseMarkdown("")).toEqual([]);
});

test("pieces of a line", () => {
  expect(parseSpans("Use `node`, **once**: [more](webhooks.md).")).toEqual([
    { kind: "text", text: "Use " },
    { kind: "code", text: "node" },
    { kind: "text", text: ", " },
    { kind: "strong", text: "once" },
    { kind: "text", text: ": " },
    { kind: "link", text: "more", href: "webhooks.md" },
    { kind: "text", text: "." },
  ]);
  expect(parseSpans("<script>")).toEqual([{ kind: "text", text: "<script>" }]);
});
