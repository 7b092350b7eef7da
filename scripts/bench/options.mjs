import { parseArgs } from "node:util";
import { benches, elsewhere } from "./registry.mjs";

/** @typedef {Record<keyof typeof sizes, number> & { open: boolean, profile: string | undefined }} Options */

/** Each with what it means, its usual size, the size under `--quick`, and the least that makes sense. */
const sizes = {
  rounds: ["rounds, each in another order", 7, 3, 2],
  patients: ["signed in, of portal-home and memory", 1_000, 100, 50],
  connections: ["that drive a server", 16, 16, 1],
  loadSeconds: ["of each load", 5, 2, 1],
  requests: ["of memory", 100_000, 5_000, 1_000],
  largest: ["clinic, in appointments or messages", 1_000_000, 10_000, 10_000],
  grown: ["the largest clinic of growth, in appointments", 10_000_000, 100_000, 1_000],
  people: ["who sign in, each round of sign-in", 1_000, 100, 10],
  samples: ["of sign-in-timing", 10_000, 200, 100],
  calls: ["of each kind and turn that processes times", 150, 20, 8],
  charts: ["of bulk-access", 1_000_000, 10_000, 1_000],
  appointments: ["of batches", 100_000, 5_000, 5_000],
  seconds: ["that fuzz searches", 60, 5, 1],
  seed: ["of fuzz", 1, 1, -Infinity],
};

const dashed = (/** @type {string} */ name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** @param {string[][]} rows */
const columns = (rows) => rows.map(([name = "", text = ""]) => `  ${name.padEnd(30)} ${text}`);

export const usage = [
  "npm run bench -- [bench …] [options]     without a name: all of them",
  "",
  ...columns(Object.entries(benches).map(([name, { about }]) => [name, about])),
  "",
  "goals, and the command that measures each",
  ...columns([
    ...Object.entries(benches).flatMap(([name, { row }]) => (row ? [[row, `npm run bench -- ${name}`]] : [])),
    ...Object.entries(elsewhere),
  ]),
  "",
  "options",
  ...columns(Object.entries(sizes).map(([name, [says, usual]]) => [`--${dashed(name)} ${usual}`, String(says)])),
  ...columns([
    ["--quick", "small sizes and few rounds: whether it works, not how fast it is"],
    ["--json <file>", "also writes the results as JSON"],
    ["--profile <folder>", "portal-home, sign-in: writes the product's CPU profile there"],
    ["--open", "fuzz: demo mode, where any document may be sent"],
  ]),
].join("\n");

/** @param {string[]} args */
export function readOptions(args) {
  const sized = Object.fromEntries(Object.keys(sizes).map((name) => [dashed(name), { type: /** @type {const} */ ("string") }]));
  const others = /** @type {const} */ ({
    quick: { type: "boolean", default: false },
    json: { type: "string" },
    profile: { type: "string" },
    open: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  });
  const { values, positionals } = parseArgs({ args, options: { ...others, ...sized }, allowPositionals: true });
  const { quick, json, profile, open, help } = values;
  const given = /** @type {Record<string, string | boolean | undefined>} */ (values);
  const numbers = Object.entries(sizes).map(([name, [, usual, small, least]]) => {
    const value = Number(given[dashed(name)] ?? (quick ? small : usual));
    const fewest = name === "rounds" && !quick ? 5 : Number(least);
    if (!Number.isInteger(value) || value < fewest) throw new Error(`--${dashed(name)} is a whole number from ${fewest}.`);
    return [name, value];
  });
  const unknown = positionals.filter((name) => !(name in benches));
  if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(", ")}.\n\n${usage}`);
  const chosen = Object.entries(benches).filter(([name]) => positionals.length === 0 || positionals.includes(name));
  const options = /** @type {Options} */ ({ ...Object.fromEntries(numbers), open, profile });
  return { chosen, options, quick, json, help };
}
