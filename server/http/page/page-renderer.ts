import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { App } from "../../graphql/context.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Answers } from "./page-answers.ts";

interface AskedPage extends Answers {
  readonly basename: string;
  /** Below the basename. */
  readonly path: string;
  readonly locale: Locale;
}

/** A page as its app shows it first; null where that is for the browser to find out. */
export type RenderPage = (asked: AskedPage) => Promise<string | null>;

const require = createRequire(import.meta.url);

/** Pages of nobody in particular, of so many clinics, languages and addresses, are rendered once. */
const mostKept = 200;

/** Renders by what the build made of the app, which is loaded with the first page that is asked for. */
export function pageRenderer(clientFolder: string, app: App): RenderPage {
  const file = path.resolve(clientFolder, `render/${app}.cjs`);
  if (!existsSync(file)) return async () => null;
  let built: { readonly render: RenderPage } | undefined;
  return async (asked) => {
    built ??= require(file) as { readonly render: RenderPage };
    return built.render(asked);
  };
}

/** Keeps what it rendered; for pages that hold nothing of anybody. */
export function keepingPages(render: RenderPage): RenderPage {
  const kept = new Map<string, Promise<string | null>>();
  return (asked) => {
    const { at: _, ...decisive } = asked;
    const key = JSON.stringify(decisive);
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= mostKept) kept.clear();
    const page = render(asked);
    kept.set(key, page);
    void page.catch(() => kept.delete(key));
    return page;
  };
}
