import type { Locale } from "../../kernel/locale.ts";
import { escapeHtml } from "../escape-html.ts";
import type { InboxMessage } from "./inbox-folder.ts";
import { inboxTexts } from "./inbox-texts.ts";

/**
 * What the page may do. A frame made by `srcdoc` inherits it, so inline styles are let through for the e-mails inside; the page
 * itself has none. Scripts run nowhere.
 */
export const inboxContentSecurityPolicy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const instant = (iso: string, locale: Locale): string => {
  const format = new Intl.DateTimeFormat(`${locale}-CA`, { dateStyle: "long", timeStyle: "medium" });
  return `<time datetime="${escapeHtml(iso)}">${escapeHtml(format.format(new Date(iso)))}</time>`;
};

const frame = (html: string, title: string): string =>
  `<details open><summary>${escapeHtml(title)}</summary><iframe sandbox="" title="${escapeHtml(title)}" srcdoc="${escapeHtml(html)}"></iframe></details>`;

function renderMessage(message: InboxMessage, locale: Locale): string {
  const texts = inboxTexts[locale];
  const title = message.subject ? `${texts[message.channel]} · ${message.subject}` : texts[message.channel];
  return `<li><article>
<h2>${escapeHtml(title)}</h2>
<p>${texts.to} <strong>${escapeHtml(message.to)}</strong> · ${texts.sentAt} ${instant(message.sentAt, locale)}</p>
<pre tabindex="0">${escapeHtml(message.text)}</pre>
${message.html === null ? "" : frame(message.html, texts.asShown)}
</article></li>`;
}

/** The page `GET /dev/inbox`. Its style sheet is `inboxStyles`, served at `/dev/inbox.css`. */
export function renderInboxPage(messages: readonly InboxMessage[], locale: Locale): string {
  const texts = inboxTexts[locale];
  const other = locale === "fr" ? "en" : "fr";
  const list = messages.map((message) => renderMessage(message, locale)).join("\n");
  return `<!doctype html>
<html lang="${locale}-CA">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${texts.title}</title>
<link rel="stylesheet" href="/dev/inbox.css">
</head>
<body>
<header>
<h1>${texts.title}</h1>
<p>${texts.what}</p>
<nav><a class="button" href="/dev/inbox?lang=${locale}">${texts.refresh}</a> <a href="/dev/inbox?lang=${other}" lang="${other}" hreflang="${other}">${texts.otherLanguage}</a></nav>
</header>
<main>${messages.length === 0 ? `<p>${texts.empty}</p>` : `<ol>${list}</ol>`}</main>
</body>
</html>
`;
}
