import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import path from "node:path";

const bundle = "dist/server/portail.js";

/** Where in the sources a place of the bundle comes from, as a log names it: `npm run where -- portail.js:118833:22`. */
const [, line = "", column = "1"] = /:(\d+)(?::(\d+))?\)?$/.exec(process.argv[2] ?? "") ?? [];
if (line === "") {
  console.error(`Which line? npm run where -- ${bundle}:118833:22`);
  process.exitCode = 1;
} else {
  const map = new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, "utf8")));
  const found = map.findEntry(Number(line) - 1, Number(column) - 1);
  if ("originalSource" in found) console.log(`${path.join(path.dirname(bundle), found.originalSource)}:${found.originalLine + 1}`);
  else console.log("No source is known for it.");
}
