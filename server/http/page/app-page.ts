import path from "node:path";
import type { Request, RequestHandler } from "express";
import type { App } from "../../graphql/context.ts";
import type { Locale } from "../../kernel/locale.ts";
import { locales } from "../../kernel/locale.ts";
import { Cookies } from "../cookies.ts";
import { hasChosenLocale, localeOf } from "../request-locale.ts";
import { isOwnNavigation } from "./is-own-navigation.ts";
import type { AnswerParts, Answers } from "./page-answers.ts";
import { answersFor } from "./page-answers.ts";
import { pageHtml } from "./page-html.ts";
import { keepingPages, pageRenderer } from "./page-renderer.ts";
import type { PageTable } from "./page-table.ts";

interface Parts extends AnswerParts {
  readonly clientFolder: string;
  readonly pages: PageTable | null;
}

const addressPattern = /^(\/[^/]+)(.*)$/;

/** The app's own part of an address, and the page below it. */
const addressOf = ({ path: address }: Request) => {
  const [, basename = "", below = ""] = addressPattern.exec(address) ?? [];
  return { basename, below: below || "/" };
};

/** The language of the patient whose answers these are. */
function languageIn(answers: Answers | null): Locale | null {
  const [start] = Object.values(answers?.data ?? {}) as { viewer?: { patient?: { language?: string | null } | null } | null }[];
  return locales.find((locale) => locale === start?.viewer?.patient?.language?.toLowerCase()) ?? null;
}

/**
 * A page of an app: as it is first seen, with the data that it would ask for, and hints at the files that it is going to load. Nobody
 * keeps a page with data in it, so that nothing comes back after the session.
 */
export function appPage(app: App, { clientFolder, pages, ...parts }: Parts): RequestHandler {
  const html = pageHtml(path.resolve(clientFolder, `client/${app}/index.html`));
  const render = pageRenderer(clientFolder, app);
  const renderForAll = keepingPages(render);
  return async (request, response) => {
    const { clinic, requestId } = response.locals;
    const { basename, below } = addressOf(request);
    const cookies = new Cookies(request, response, parts.secure);
    const asked = localeOf(request, clinic.defaultLocale);
    const table = pages?.[app];
    const page = table?.find(below);
    const known = cookies.token(app) !== null;
    const wanted = table && { app, locale: asked, start: table.start, own: page?.query ?? null };
    const answers = wanted && isOwnNavigation(request) ? await answersFor(parts, request, response, wanted) : null;
    const locale = hasChosenLocale(request) ? asked : (languageIn(answers) ?? asked);
    const needed = [table, page && (page.open || known) ? page : undefined];
    const heads = needed.flatMap((each) => each?.head[locale] ?? []);
    const show = known ? render : renderForAll;
    // Who has asked for a code in this browser may have yet to enter it: that step, their tab alone remembers.
    const showable = answers !== null && (known || !cookies.hasNonce());
    const rendered = showable
      ? await show({ ...answers, basename, path: below, locale }).catch((error: unknown) => {
          parts.logger.error("page.fault", { requestId }, error);
          return null;
        })
      : null;
    response.setHeader("Cache-Control", answers ? "private, no-store" : "no-cache").type("html");
    response.send(html({ clinic, locale, heads, answers, rendered }));
  };
}
