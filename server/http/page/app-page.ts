import path from "node:path";
import type { RequestHandler } from "express";
import type { App } from "../../graphql/context.ts";
import type { Locale } from "../../kernel/locale.ts";
import { locales } from "../../kernel/locale.ts";
import { Cookies } from "../cookies.ts";
import { hasChosenLocale, localeOf } from "../request-locale.ts";
import { isOwnNavigation } from "./is-own-navigation.ts";
import type { AnswerParts, Answers } from "./page-answers.ts";
import { answersFor } from "./page-answers.ts";
import { pageHtml } from "./page-html.ts";
import type { PageTable } from "./page-table.ts";

interface Parts extends AnswerParts {
  readonly clientFolder: string;
  readonly pages: PageTable | null;
}

const basePattern = /^\/[^/]+/;

/** The language of the patient whose answers these are. */
function languageIn(answers: Answers | null): Locale | null {
  const [start] = Object.values(answers?.data ?? {}) as { viewer?: { patient?: { language?: string | null } | null } | null }[];
  return locales.find((locale) => locale === start?.viewer?.patient?.language?.toLowerCase()) ?? null;
}

/**
 * A page of an app: with the data that it would ask for first, and hints at the files that it is going to load. Nobody keeps a page
 * with data in it, so that nothing comes back after the session.
 */
export function appPage(app: App, { clientFolder, pages, ...parts }: Parts): RequestHandler {
  const html = pageHtml(path.resolve(clientFolder, `client/${app}/index.html`));
  return async (request, response) => {
    const { clinic } = response.locals;
    const asked = localeOf(request, clinic.defaultLocale);
    const table = pages?.[app];
    const page = table?.find(request.path.replace(basePattern, ""));
    const shown = page && (page.open || new Cookies(request, response, parts.secure).token(app) !== null);
    const wanted = table && { app, locale: asked, start: table.start, own: page?.query ?? null };
    const answers = wanted && isOwnNavigation(request) ? await answersFor(parts, request, response, wanted) : null;
    const locale = hasChosenLocale(request) ? asked : (languageIn(answers) ?? asked);
    const head = (table?.head[locale] ?? "") + (shown ? page.head[locale] : "");
    response.setHeader("Cache-Control", answers ? "private, no-store" : "no-cache").type("html");
    response.send(html({ clinic, locale, head, answers }));
  };
}
