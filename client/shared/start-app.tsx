import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { Provider as GraphqlProvider } from "urql";
import { createClient } from "./graphql/client.ts";
import { firstLocale, LanguageProvider } from "./language/language-provider.tsx";
import { loadLanguage, type LoadTexts } from "./language/load-language.ts";
import { reportLostSession } from "./session/use-lost-session.ts";
import { Announcer } from "./ui/announcer.tsx";
import "./styles/index.css";

interface App {
  readonly name: "admin" | "portal";
  readonly basename: string;
  readonly loadTexts: LoadTexts;
  readonly children: ReactNode;
  /** Sends no cookie: whoever is signed in is not known to this page. */
  readonly asNobody?: boolean;
}

export async function startApp({ name, basename, loadTexts, children, asNobody = false }: App): Promise<void> {
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no #root");
  const first = await loadLanguage(firstLocale(), loadTexts);
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
        <LanguageProvider first={first} loadTexts={loadTexts}>
          <Announcer>
            <BrowserRouter basename={basename}>{children}</BrowserRouter>
          </Announcer>
        </LanguageProvider>
      </GraphqlProvider>
    </StrictMode>,
  );
}
