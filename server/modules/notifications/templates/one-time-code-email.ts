import { escapeHtml } from "../../../gateways/escape-html.ts";
import type { OneTimeCodeFacts } from "./one-time-code.ts";
import { oneLine, showCode, showLifetime, showPhone } from "./shown.ts";

export interface RenderedEmail {
  readonly channel: "EMAIL";
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface EmailWords {
  readonly subject: string;
  readonly lead: string;
  readonly lifetime: string;
  readonly secrecy: string;
  readonly ignore: string;
  readonly contact: string;
}

function words({ locale, clinic, lifetimeMinutes }: OneTimeCodeFacts): EmailWords {
  const name = oneLine(clinic.name);
  const phone = showPhone(clinic.phone, locale);
  const lifetime = showLifetime(lifetimeMinutes, locale);
  return locale === "fr"
    ? {
        subject: `${name}\u00a0: votre code d'accès à usage unique`,
        lead: "Voici votre code pour vous connecter au portail de la clinique\u00a0:",
        lifetime: `Il est valide ${lifetime} et ne sert qu'une fois.`,
        secrecy: "Ne le donnez à personne. La clinique ne vous le demandera jamais.",
        ignore: "Si vous n'avez pas demandé de code, ignorez ce courriel.",
        contact: `${name}, ${phone}`,
      }
    : {
        subject: `${name}: your one-time code`,
        lead: "Here is your code to sign in to the clinic's portal:",
        lifetime: `It is valid for ${lifetime} and works once.`,
        secrecy: "Share it with nobody. The clinic will never ask you for it.",
        ignore: "If you did not ask for a code, ignore this e-mail.",
        contact: `${name}, ${phone}`,
      };
}

/** No colours are set, so that every mail program shows it readably in light and in dark. Nothing is loaded from anywhere. */
const renderHtml = (locale: string, said: EmailWords, code: string): string => `<!doctype html>
<html lang="${locale}-CA">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(said.subject)}</title>
<style>:root { color-scheme: light dark; supported-color-schemes: light dark; }</style>
</head>
<body style="margin:0;padding:24px;font:18px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif">
<div style="max-width:32em;margin:0 auto">
<p>${escapeHtml(said.lead)}</p>
<p style="margin:24px 0;padding:16px;border:2px solid;border-radius:12px;text-align:center;font-size:36px;line-height:1.2;font-weight:700;letter-spacing:2px;white-space:nowrap;-webkit-user-select:all;user-select:all">${code}</p>
<p>${escapeHtml(said.lifetime)}</p>
<p>${escapeHtml(said.secrecy)}</p>
<p>${escapeHtml(said.ignore)}</p>
<p>${escapeHtml(said.contact)}</p>
</div>
</body>
</html>
`;

export function renderOneTimeCodeEmail(facts: OneTimeCodeFacts): RenderedEmail {
  const said = words(facts);
  const code = showCode(facts.code);
  const text = [said.lead, code, `${said.lifetime}\n${said.secrecy}`, said.ignore, said.contact].join("\n\n");
  return { channel: "EMAIL", subject: said.subject, text: `${text}\n`, html: renderHtml(facts.locale, said, escapeHtml(code)) };
}
