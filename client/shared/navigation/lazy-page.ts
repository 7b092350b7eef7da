import { type ComponentType, lazy } from "react";

interface Module<Props> {
  readonly default: ComponentType<Props>;
}

interface Texts {
  readonly loadTexts: () => Promise<void>;
}

/** React waits for what comes later, were it by a moment, and shows that it does: what is here already is handed over at once. */
const atOnce = <T>(value: T) => ({ then: (accept: (value: T) => void) => accept(value) }) as unknown as Promise<T>;

/** A page that is loaded when it is opened, together with the texts of its part of the app where it has texts of its own. */
export function lazyPage<Props>(load: () => Promise<Module<Props>>, loadItsTexts?: () => Promise<Texts>) {
  let here: Module<Props> | undefined;
  const preload = async (): Promise<Module<Props>> => {
    const [page, texts] = await Promise.all([load(), loadItsTexts?.()]);
    await texts?.loadTexts();
    here = page;
    return page;
  };
  return Object.assign(
    lazy(() => (here ? atOnce(here) : preload())),
    { preload },
  );
}
