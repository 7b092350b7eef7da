import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";

const catalog = /\/texts\/(?:fr|en)\.json$/;

/** Turns the catalogs' ICU messages into what the runtime reads, so that no message parser is shipped. */
export function compileTexts(): Plugin {
  return {
    name: "portail:compile-texts",
    enforce: "pre",
    transform(source, id) {
      if (!catalog.test(id)) return null;
      const texts = JSON.parse(source) as Record<string, string>;
      const compiled = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, compileMessage(text)]));
      return { code: `export default ${JSON.stringify(compiled)};`, map: null, moduleType: "js" };
    },
  };
}
