import { readFileSync, writeFileSync } from "node:fs";
import { run } from "./run.mjs";

const file = "schema.graphql";

/** The schema as the built server has it. */
const printSchema = async () =>
  `${(await run(process.execPath, ["dist/server/print-schema.js"], { env: { ...process.env, NODE_ENV: "production" } })).trim()}\n`;

/**
 * @param {string} committed
 * @param {string} printed
 * @returns {string | undefined} the first lines that differ
 */
export function difference(committed, printed) {
  if (committed === printed) return undefined;
  const before = committed.split("\n");
  const after = printed.split("\n");
  const at = after.findIndex((line, place) => line !== before[place]);
  const line = at < 0 ? after.length : at;
  return [`line ${line + 1}`, `  committed: ${before[line] ?? "(end)"}`, `  printed:   ${after[line] ?? "(end)"}`].join("\n");
}

export async function writeSchema() {
  writeFileSync(file, await printSchema());
}

export async function demandCurrentSchema() {
  const where = difference(readFileSync(file, "utf8"), await printSchema());
  if (where) throw new Error(`${file} is not what the server says. Run \`npm run codegen\` and review the change.\n${where}`);
}
