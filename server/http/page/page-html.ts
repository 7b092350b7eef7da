import { readFileSync } from "node:fs";
import type { RequestClinic } from "../../graphql/context.ts";
import type { Locale } from "../../kernel/locale.ts";
import { fillWithoutScript } from "../without-script.ts";
import type { Answers } from "./page-answers.ts";
import type { Head } from "./page-table.ts";

interface Filling {
  readonly clinic: Pick<RequestClinic, "name" | "phone">;
  readonly locale: Locale;
  readonly heads: readonly Head[];
  readonly answers: Answers | null;
  /** What the page shows first. */
  readonly rendered: string | null;
}

const escapes: Readonly<Record<string, string>> = { "<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029" };

/** JSON that nothing in it can end as an element, nor a line of script. */
const embedded = (value: unknown): string => JSON.stringify(value).replace(/[<\u2028\u2029]/g, (character) => escapes[character]!);

/** Data, not a script: the Content-Security-Policy allows it, and the client reads it. */
const dataBlock = (answers: Answers): string => `<script type="application/json" id="page-answers">${embedded(answers)}</script>`;

/** The app fetches its scripts itself once a rendered page is painted: they would only hold up what is to be seen. */
function tagsOf(heads: readonly Head[], rendered: boolean): string {
  const scripts = heads.map((head) => head.scripts).join("");
  return heads.map(({ styles }) => styles).join("") + (rendered ? `<template id="page-files">${scripts}</template>` : scripts);
}

const [headEnd, bodyEnd, root] = ["</head>", "</body>", '<div id="root">'];

/** An app's page as the build made it, with what is known of the one who opens it. */
export function pageHtml(file: string): (filling: Filling) => string {
  const html = readFileSync(file, "utf8");
  return ({ clinic, locale, heads, answers, rendered }) =>
    fillWithoutScript(html.replace(/<html lang="[^"]*"/, `<html lang="${locale}-CA"`), clinic)
      .replace(headEnd, () => tagsOf(heads, rendered !== null) + headEnd)
      .replace(root, () => root + (rendered ?? ""))
      .replace(bodyEnd, () => (answers ? dataBlock(answers) : "") + bodyEnd);
}
