import { escapeHtml } from "../../../gateways/escape-html.ts";
import type { Locale } from "../../../kernel/locale.ts";
import { darkColors, inline } from "./email-colors.ts";
import { oneLine, showPhone } from "./shown.ts";

export interface RenderedEmail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A part of an e-mail's body, in both its forms: what one says the other says. */
interface Block {
  readonly text: string;
  readonly html: string;
}

interface Letter {
  /** What follows the clinic's name in the subject. */
  readonly subject: string;
  /** What lists of mail show beside the subject, and locked screens: nothing secret. */
  readonly preview: string;
  readonly blocks: readonly Block[];
  /** Staff are the clinic: its name stands below, without an invitation to call it. */
  readonly toStaff?: boolean;
}

interface Sender {
  readonly locale: Locale;
  readonly clinic: { readonly name: string; readonly phone: string };
}

export const paragraph = (text: string, { soft = false } = {}): Block => ({
  text,
  html: soft
    ? `<p class="soft" style="margin:16px 0 0;font-size:16px;${inline.soft}">${escapeHtml(text)}</p>`
    : `<p style="margin:16px 0 0">${escapeHtml(text)}</p>`,
});

/** Large, evenly spaced, and selected as a whole by one tap. */
export const code = (shown: string): Block => ({
  text: shown,
  html: `<p class="code" style="margin:20px 0 4px;padding:16px 8px;border-radius:12px;border:2px solid;${inline.code};text-align:center;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace;font-size:34px;line-height:1.2;font-weight:700;letter-spacing:2px;white-space:nowrap;-webkit-user-select:all;user-select:all">${escapeHtml(shown)}</p>`,
});

/** The way into the portal: a button, or the address in full where there are no buttons. */
export const wayIn = (label: string, url: string): Block => ({
  text: `${label}\n${url}`,
  html: `<p style="margin:24px 0 8px"><a class="link" href="${escapeHtml(url)}" style="display:inline-block;padding:12px 20px;border:2px solid;border-radius:12px;font-weight:700;text-decoration:none;${inline.link}">${escapeHtml(label)}</a></p>`,
});

/** Whom to ask. The phone is the only link in an e-mail of ours that a kind doesn't add itself. */
function contact({ locale, clinic }: Sender, toStaff: boolean): Block {
  const name = oneLine(clinic.name);
  const phone = toStaff ? "" : showPhone(clinic.phone, locale);
  const style = `style="margin:24px 0 0;padding-top:16px;border-top:1px solid;font-size:16px;${inline.foot}"`;
  if (phone === "") return { text: name, html: `<p class="foot" ${style}>${escapeHtml(name)}</p>` };
  const ask = locale === "fr" ? "Une question? Appelez la clinique\u00a0:" : "A question? Call the clinic:";
  const dialled = /^\+\d{7,15}$/.test(clinic.phone)
    ? `<a class="link" href="tel:${clinic.phone}" style="${inline.link}">${escapeHtml(phone)}</a>`
    : escapeHtml(phone);
  return {
    text: `${ask}\n${name}, ${phone}`,
    html: `<p class="foot" ${style}>${escapeHtml(ask)}<br>${escapeHtml(name)}, ${dialled}</p>`,
  };
}

/** Keeps what follows out of previews, which fill the space that the preview line leaves with the beginning of the body. */
const filler = "&#847;&zwnj;&nbsp;".repeat(80);

/**
 * Light colours on the elements, dark ones for programs that follow the reader's scheme; programs that turn colours around by themselves
 * find enough contrast to do so. Nothing is loaded from anywhere.
 */
export function renderEmail(sender: Sender, { subject, preview, blocks, toStaff = false }: Letter): RenderedEmail {
  const { locale, clinic } = sender;
  const name = oneLine(clinic.name);
  const line = `${name}${locale === "fr" ? "\u00a0: " : ": "}${subject}`;
  const all = [...blocks, contact(sender, toStaff)];
  return {
    subject: line,
    text: `${[name, ...all.map(({ text }) => text)].join("\n\n")}\n`,
    html: `<!doctype html>
<html lang="${locale}-CA">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(line)}</title>
<style>:root { color-scheme: light dark; supported-color-schemes: light dark; }
${darkColors}</style>
</head>
<body class="page" style="margin:0;padding:0;${inline.page}">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}${filler}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;${inline.page}"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;border-collapse:separate"><tr><td class="card" style="padding:28px 20px;border-radius:16px;border:1px solid;${inline.card};text-align:left;font:18px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;overflow-wrap:anywhere">
<h1 class="name" style="margin:0;font-size:20px;line-height:1.3;${inline.name}">${escapeHtml(name)}</h1>
${all.map(({ html }) => html).join("\n")}
</td></tr></table>
</td></tr></table>
</body>
</html>
`,
  };
}
