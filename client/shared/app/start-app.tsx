import { startTransition } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { createClient } from "../graphql/client.ts";
import { forgetPageAnswers, takePageAnswers } from "../graphql/page-answers.ts";
import { learnServerTimeOfPage } from "../graphql/server-clock.ts";
import type { Locale } from "../language/choose-locale.ts";
import { firstLocale } from "../language/language-provider.tsx";
import { loadLanguage } from "../language/load-language.ts";
import { preloadPage } from "../navigation/preload-page.ts";
import { reportLostSession } from "../session/use-lost-session.ts";
import type { App } from "./app.ts";
import { AppTree } from "./app-tree.tsx";
import { answerEarlyClicks } from "./early-clicks.ts";
import { rootElement } from "./root-element.ts";

interface Beginning {
  readonly basename: string;
  /** Sends no cookie: whoever is signed in is not known to this page. */
  readonly asNobody?: boolean;
  /** Whether this tab keeps something that the server, which rendered the page, could not know. Asked once the server's time is known. */
  readonly hasBegun?: () => boolean;
}

function takeAnswers(asNobody: boolean): void {
  const at = takePageAnswers();
  if (asNobody) forgetPageAnswers();
  else if (at !== null) learnServerTimeOfPage(at);
}

const languageOfPage = (): Locale => (document.documentElement.lang.startsWith("en") ? "en" : "fr");

/** What has changed meanwhile, in another tab for one, React renders anew in the place of what the server had rendered. */
const renderedAnew = (): void => undefined;

/** From here on the page is more than its HTML: whoever drives it by a program can tell. */
function answer(): void {
  rootElement().dataset["live"] = "";
  answerEarlyClicks();
}

/** Takes over what the server has rendered, or renders the page where it has not. */
export async function startApp(app: App, { basename, asNobody = false, hasBegun }: Beginning): Promise<void> {
  const root = rootElement();
  takeAnswers(asNobody);
  const known = app.know();
  const rendered = root.hasChildNodes() && !hasBegun?.();
  const [first] = await Promise.all([
    loadLanguage(rendered ? languageOfPage() : firstLocale(known.language), app.loadTexts),
    known.signedIn && preloadPage(app.routes, location.pathname.slice(basename.length)),
  ]);
  const client = createClient({
    app: app.name,
    asNobody,
    locale: () => document.documentElement.lang.slice(0, 2) || first.locale,
    onUnauthenticated: reportLostSession,
  });
  document.documentElement.lang = `${first.locale}-CA`;
  const tree = (
    <AppTree app={app} client={client} first={first} known={known} onReady={answer}>
      <BrowserRouter basename={basename}>{app.children}</BrowserRouter>
    </AppTree>
  );
  // In a transition, React gives way to whoever types meanwhile.
  startTransition(() => {
    if (rendered) hydrateRoot(root, tree, { onRecoverableError: renderedAnew });
    else createRoot(root).render(tree);
  });
}
