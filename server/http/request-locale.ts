import { parseCookie } from "cookie";
import type { IncomingMessage } from "node:http";
import accepts from "accepts";
import type { Locale } from "../kernel/locale.ts";
import { locales } from "../kernel/locale.ts";
import { readOnce } from "./read-once.ts";

const chosenIn = (request: IncomingMessage): Locale | undefined => {
  const chosen = parseCookie(request.headers.cookie ?? "")["portail_locale"];
  return locales.find((locale) => locale === chosen);
};

/** Whether the toggle was used in this browser: then nothing else decides. */
export const hasChosenLocale = (request: IncomingMessage): boolean => chosenIn(request) !== undefined;

/** False for a browser that speaks neither; the first one where it takes whatever there is. */
const readLanguages = readOnce(
  (header) => accepts({ headers: { "accept-language": header } } as unknown as IncomingMessage).languages([...locales]) as Locale | false,
);

/** The toggle's choice, else the browser's, else the clinic's. */
export function localeOf(request: IncomingMessage, fallback: Locale): Locale {
  const chosen = request.headers["portail-app"] === undefined ? chosenIn(request) : undefined;
  return chosen ?? (readLanguages(request.headers["accept-language"] ?? "*") || fallback);
}
