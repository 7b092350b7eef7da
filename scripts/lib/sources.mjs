import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const record = "dist/.sources.json";
const unbuilt = /\.test\.tsx?$|\/testing$|^client\/gql$/;

/** @param {string} path @returns {string[]} */
export function filesBelow(path) {
  if (unbuilt.test(path) || !existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/** @param {string[]} paths files and folders */
export function hashOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesBelow)) {
    const content = readFileSync(file);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** @returns {Record<string, string>} */
function readRecord() {
  try {
    return JSON.parse(readFileSync(record, "utf8"));
  } catch {
    return {};
  }
}

/**
 * Does the work unless it has succeeded with the same sources and what it made is still there.
 * @param {string} name
 * @param {string[]} paths
 * @param {string[]} outputs files that the work leaves behind
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether it had to be done
 */
export async function onceFor(name, paths, outputs, work) {
  const hash = hashOf(paths);
  if (readRecord()[name] === hash && outputs.every(existsSync)) return false;
  await work();
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, JSON.stringify({ ...readRecord(), [name]: hash }));
  return true;
}
