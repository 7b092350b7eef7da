import { buildSync } from "esbuild";

/** Where the program stands that is read from standard input: packages are looked for from there. */
const banner = 'const here = require("node:url").pathToFileURL(process.cwd() + "/child.cjs").href;';

/** A program with all of ours in it, for `node -`: a process that is killed and started a dozen times reads no sources. */
export const bundleChild = (file: string): string =>
  buildSync({
    entryPoints: [file],
    ...{ bundle: true, write: false, platform: "node", format: "cjs", packages: "external", keepNames: true },
    define: { "import.meta.url": "here" },
    banner: { js: banner },
  }).outputFiles[0]!.text;
