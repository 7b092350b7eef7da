import { renderToString } from "react-dom/server";
import { StaticRouter } from "react-router";
import { Client, type Exchange } from "urql";
import { empty } from "wonka";
import { bringPageAnswers, forgetPageAnswers } from "../graphql/page-answers.ts";
import { pageAnswersExchange } from "../graphql/page-answers-exchange.ts";
import { learnServerTimeFrom } from "../graphql/server-clock.ts";
import type { Locale } from "../language/choose-locale.ts";
import { loadLanguage } from "../language/load-language.ts";
import { preloadPage } from "../navigation/preload-page.ts";
import type { App, Known } from "./app.ts";
import { AppTree } from "./app-tree.tsx";

/** A page as somebody asked for it, and what the server answers to its queries. */
export interface AskedPage {
  readonly basename: string;
  /** Below the basename. */
  readonly path: string;
  readonly locale: Locale;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the page has no answer to stays unanswered. */
const noAnswer: Exchange = () => () => empty;

/**
 * Renders pages on the server; null where `shows` says that the browser alone knows what is to be seen.
 * Answers are somebody's own: from when they are brought until they are forgotten, nothing else runs.
 */
export const renderApp =
  (app: App, shows: (path: string, known: Known) => boolean) =>
  async ({ basename, path, locale, at, data }: AskedPage): Promise<string | null> => {
    const [first] = await Promise.all([loadLanguage(locale, app.loadTexts), preloadPage(app.routes, path)]);
    try {
      bringPageAnswers(data);
      learnServerTimeFrom(at);
      const known = app.know();
      if (!shows(path, known)) return null;
      const client = new Client({ url: "/graphql", preferGetMethod: false, exchanges: [pageAnswersExchange, noAnswer] });
      return renderToString(
        <AppTree app={app} client={client} first={first} known={known}>
          <StaticRouter basename={basename} location={basename + path}>
            {app.children}
          </StaticRouter>
        </AppTree>,
      );
    } finally {
      forgetPageAnswers();
    }
  };
