import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import type { Locale } from "../shared/language/choose-locale.ts";
import { firstLocale, LanguageProvider } from "../shared/language/language-provider.tsx";
import { loadLanguage } from "../shared/language/load-language.ts";
import { Announcer } from "../shared/ui/announcer.tsx";
import { DocsApp } from "./docs-app.tsx";
import "../shared/styles/index.css";
import "./docs.css";
import "./reference.css";

const catalogs = {
  fr: () => Promise.all([import("../shared/texts/fr.json"), import("./texts/fr.json")]),
  en: () => Promise.all([import("../shared/texts/en.json"), import("./texts/en.json")]),
};

const loadTexts = async (locale: Locale) => {
  const [shared, own] = await catalogs[locale]();
  return { ...shared.default, ...own.default };
};

/** Without the apps' client for GraphQL: these pages read one file, and examples are sent as a program would send them. */
async function startDocs(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no #root");
  const first = await loadLanguage(firstLocale({}), loadTexts);
  document.documentElement.lang = `${first.locale}-CA`;
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider first={first} known={{}} loadTexts={loadTexts}>
        <Announcer>
          <BrowserRouter basename="/docs">
            <DocsApp />
          </BrowserRouter>
        </Announcer>
      </LanguageProvider>
    </StrictMode>,
  );
}

void startDocs();
