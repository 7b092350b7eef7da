import type { I18n } from "@lingui/core";
import { StrictMode, useEffect, type ReactNode } from "react";
import { type Client, Provider as GraphqlProvider } from "urql";
import { LanguageProvider } from "../language/language-provider.tsx";
import { Announcer } from "../ui/announcer.tsx";
import type { App, Known } from "./app.ts";

interface AppTreeProps {
  readonly app: App;
  readonly client: Client;
  readonly first: I18n;
  readonly known: Known;
  /** Once the app answers to whoever uses it. */
  readonly onReady?: () => void;
  /** The app's children in a router. */
  readonly children: ReactNode;
}

/** What stands around each page. The server renders the same tree that a browser takes over. */
export const AppTree = ({ app, client, first, known, onReady, children }: AppTreeProps) => (
  <StrictMode>
    <GraphqlProvider value={client}>
      <LanguageProvider first={first} known={known.language} loadTexts={app.loadTexts}>
        <Announcer>{children}</Announcer>
      </LanguageProvider>
    </GraphqlProvider>
    <Ready onReady={onReady} />
  </StrictMode>
);

function Ready({ onReady }: Pick<AppTreeProps, "onReady">) {
  useEffect(() => onReady?.(), [onReady]);
  return null;
}
