import type { ComponentType } from "react";
import { lazyPage } from "../shared/navigation/lazy-page.ts";

interface Module<Props> {
  readonly default: ComponentType<Props>;
}

interface Texts {
  readonly loadTexts: () => Promise<void>;
}

/** For a part of the app with texts of its own: what of it is shown comes together with them. */
export const lazyPart =
  (texts: () => Promise<Texts>) =>
  <Props extends object>(load: () => Promise<Module<Props>>) =>
    lazyPage(load, texts);
