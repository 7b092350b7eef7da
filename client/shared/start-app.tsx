import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, type RouteObject } from "react-router";
import { Provider as GraphqlProvider } from "urql";
import { createClient } from "./graphql/client.ts";
import { forgetPageAnswers, takePageAnswers } from "./graphql/page-answers.ts";
import { learnServerTimeOfPage } from "./graphql/server-clock.ts";
import { firstLocale, LanguageProvider, type Learned } from "./language/language-provider.tsx";
import { loadLanguage, type LoadTexts } from "./language/load-language.ts";
import { preloadPage } from "./navigation/preload-page.ts";
import { reportLostSession } from "./session/use-lost-session.ts";
import { Announcer } from "./ui/announcer.tsx";
import "./styles/index.css";

/** What a page says of who is there. */
export interface Known {
  readonly language: Learned;
  /** Whether somebody is signed in, whose page is going to be shown. */
  readonly signedIn: boolean;
}

interface App {
  readonly name: "admin" | "portal";
  readonly basename: string;
  readonly loadTexts: LoadTexts;
  readonly children: ReactNode;
  readonly routes: RouteObject[];
  readonly know: () => Known;
  /** Sends no cookie: whoever is signed in is not known to this page. */
  readonly asNobody?: boolean;
}

function takeAnswers(asNobody: boolean): void {
  const at = takePageAnswers();
  if (asNobody) forgetPageAnswers();
  else if (at !== null) learnServerTimeOfPage(at);
}

export async function startApp({ name, basename, loadTexts, children, routes, know, asNobody = false }: App): Promise<void> {
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no #root");
  takeAnswers(asNobody);
  const known = know();
  const [first] = await Promise.all([
    loadLanguage(firstLocale(known.language), loadTexts),
    known.signedIn && preloadPage(routes, location.pathname.slice(basename.length)),
  ]);
  const client = createClient({
    app: name,
    asNobody,
    locale: () => document.documentElement.lang.slice(0, 2) || first.locale,
    onUnauthenticated: reportLostSession,
  });
  document.documentElement.lang = `${first.locale}-CA`;
  createRoot(root).render(
    <StrictMode>
      <GraphqlProvider value={client}>
        <LanguageProvider first={first} known={known.language} loadTexts={loadTexts}>
          <Announcer>
            <BrowserRouter basename={basename}>{children}</BrowserRouter>
          </Announcer>
        </LanguageProvider>
      </GraphqlProvider>
    </StrictMode>,
  );
}
