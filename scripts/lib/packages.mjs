import { existsSync, readFileSync } from "node:fs";
import { run } from "./run.mjs";

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, link?: boolean }> }} Lock */

/** @param {string} file @returns {Lock} */
const readLock = (file) => JSON.parse(readFileSync(file, "utf8"));

/** npm writes its own record of what it installed last thing, so an interrupted installation has none. */
const installed = "node_modules/.package-lock.json";

export function packagesAreCurrent() {
  if (!existsSync(installed)) return false;
  const present = readLock(installed).packages;
  return Object.entries(readLock("package-lock.json").packages).every(
    // An optional package may be for another platform.
    ([path, { version, optional }]) => path === "" || present[path]?.version === version || (optional && !present[path]),
  );
}

/** @param {(text: string) => void} remark */
export async function installPackages(remark) {
  if (packagesAreCurrent()) return remark("unchanged");
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const npm = process.env["npm_execpath"];
  if (npm?.endsWith("npm-cli.js")) await run(process.execPath, [npm, ...args]);
  else await run("npm", args, { env: process.env });
}
