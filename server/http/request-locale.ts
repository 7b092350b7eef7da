import { parseCookie } from "cookie";
import type { Request } from "express";
import type { Locale } from "../kernel/locale.ts";
import { locales } from "../kernel/locale.ts";

const chosenIn = (request: Request): Locale | undefined => {
  const chosen = parseCookie(request.headers.cookie ?? "")["portail_locale"];
  return locales.find((locale) => locale === chosen);
};

/** Whether the toggle was used in this browser: then nothing else decides. */
export const hasChosenLocale = (request: Request): boolean => chosenIn(request) !== undefined;

/** The toggle's choice, else the browser's, else the clinic's. */
export function localeOf(request: Request, fallback: Locale): Locale {
  const chosen = request.headers["portail-app"] === undefined ? chosenIn(request) : undefined;
  return chosen ?? ((request.acceptsLanguages([...locales]) || fallback) as Locale);
}
