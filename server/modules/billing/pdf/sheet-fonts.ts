import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

const read = (name: string): Buffer => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/DejaVuSansCondensed${name}.ttf`));

let fonts: { readonly plain: Buffer; readonly bold: Buffer } | undefined;

/** Letters for every name in Latin, Greek, Cyrillic, Inuktitut and more, to be embedded. Read once; parsed for each file anew. */
export const sheetFonts = (): { readonly plain: Buffer; readonly bold: Buffer } => (fonts ??= { plain: read(""), bold: read("-Bold") });
