import { createRequire } from "node:module";
import type sanitizeHtml from "sanitize-html";
import { attributesAllowed, bodyTags, deepestNesting, isWrittenByUs } from "./body-grammar.ts";
import { htmlOfText } from "./html-of-text.ts";
import { nestsTooDeep } from "./nesting.ts";
import { safeLink } from "./safe-link.ts";
import { textOfBody, unescapeText } from "./text-of-body.ts";

export interface MessageBody {
  readonly html: string;
  readonly text: string;
}

const isSpan = (value: string | undefined): value is string => /^(?:[2-9]|[1-4]\d|50)$/.test(value ?? "");

const cell: sanitizeHtml.Transformer = (tagName, { colspan, rowspan }) => ({
  tagName,
  attribs: { ...(isSpan(colspan) && { colspan }), ...(isSpan(rowspan) && { rowspan }) },
});

/** A link that leads nowhere safe leaves its words behind. */
const link: sanitizeHtml.Transformer = (_tagName, { href }): sanitizeHtml.Tag => {
  const safe = safeLink(href ?? "");
  if (safe === null) return { tagName: "span", attribs: {} };
  return { tagName: "a", attribs: { href: safe, rel: "noopener noreferrer nofollow", target: "_blank" } };
};

const options: sanitizeHtml.IOptions = {
  allowedTags: [...bodyTags],
  allowedAttributes: attributesAllowed,
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nestingLimit: deepestNesting,
  parseStyleAttributes: false,
  // Elements whose text is not for reading.
  nonTextTags: [
    ...["script", "style", "textarea", "option", "noscript", "xmp", "title"],
    ...["iframe", "noembed", "noframes", "plaintext", "template", "svg", "math"],
  ],
  transformTags: {
    ...{ b: "strong", i: "em", div: "p", h1: "h3", h2: "h3", h4: "h3", h5: "h3", h6: "h3" },
    ...{ a: link, td: cell, th: cell },
  },
  // Never over a tag's edge: a mark that combines with its `>` would break it.
  textFilter: (text) => text.normalize("NFC"),
};

const visible = (html: string): string =>
  html
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]+/gu, "");

const hollow = /<(p|h3|strong|em|u|a|ul|ol|li)(?: [^<>]*)?><\/\1>/g;

/** Loaded with the first message that is read: until then no start waits for it. */
const require = createRequire(import.meta.url);
let sanitize: typeof sanitizeHtml | undefined;

function pass(html: string): string {
  sanitize ??= require("sanitize-html") as typeof sanitizeHtml;
  return visible(sanitize(html, options)).replace(hollow, "").trim();
}

/** Dropped elements let others meet that may not be nested, which the next reading sets right. */
const mostPasses = 8;

/**
 * A message's body as it may be stored and shown: what is not on the list is gone, and its text stays. Cleaning twice changes nothing.
 * The result is read once more by a grammar of our own; what that one doesn't know becomes text.
 */
export function cleanBody(html: string): MessageBody {
  let cleaned = visible(html).trim();
  if (nestsTooDeep(cleaned)) return withoutMarkup(cleaned);
  for (let count = 0; count < mostPasses; count += 1) {
    const next = pass(cleaned);
    if (next === cleaned) return isWrittenByUs(cleaned) ? { html: cleaned, text: textOfBody(cleaned) } : withoutMarkup(cleaned);
    cleaned = next;
  }
  return withoutMarkup(cleaned);
}

function withoutMarkup(html: string): MessageBody {
  const written = htmlOfText(unescapeText(html.replace(/<[^<>]*>/g, " ")));
  return { html: written, text: textOfBody(written) };
}
