import { type ComponentType, lazy } from "react";

interface Page {
  readonly default: ComponentType;
}

/** A page that comes with the conversations' own texts. */
export const lazyPage = (load: () => Promise<Page>) =>
  lazy(async () => {
    const [page, { loadTexts }] = await Promise.all([load(), import("./conversation-texts.ts")]);
    await loadTexts();
    return page;
  });
