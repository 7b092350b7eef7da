import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);

const folder = path.dirname(require.resolve("dejavu-fonts-ttf/package.json"));

const read = (name: string): Buffer => readFileSync(path.join(folder, "ttf", name));

let fonts: { readonly plain: Buffer; readonly bold: Buffer } | undefined;

/** Letters for every name in Latin, Greek, Cyrillic, Inuktitut and more, to be embedded. Read once; parsed for each file anew. */
export const sheetFonts = (): { readonly plain: Buffer; readonly bold: Buffer } =>
  (fonts ??= { plain: read("DejaVuSansCondensed.ttf"), bold: read("DejaVuSansCondensed-Bold.ttf") });
