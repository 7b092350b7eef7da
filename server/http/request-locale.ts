import { parseCookie } from "cookie";
import type { Request } from "express";
import type { Locale } from "../kernel/locale.ts";
import { locales } from "../kernel/locale.ts";

/** The toggle's choice, else the browser's, else the clinic's. */
export function localeOf(request: Request, fallback: Locale): Locale {
  const chosen = parseCookie(request.headers.cookie ?? "")["portail_locale"];
  if (chosen && locales.includes(chosen as Locale) && request.headers["portail-app"] === undefined) return chosen as Locale;
  return (request.acceptsLanguages([...locales]) || fallback) as Locale;
}
