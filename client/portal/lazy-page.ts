import { type ComponentType, lazy } from "react";

interface Page<Props> {
  readonly default: ComponentType<Props>;
}

interface Texts {
  readonly loadTexts: () => Promise<void>;
}

/** A page that comes with texts of its own, which no other page carries. */
export const lazyPage = <Props>(load: () => Promise<Page<Props>>, loadItsTexts: () => Promise<Texts>) =>
  lazy(async () => {
    const [page, { loadTexts }] = await Promise.all([load(), loadItsTexts()]);
    await loadTexts();
    return page;
  });
