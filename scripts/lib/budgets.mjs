import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** @typedef {{ file: string, imports?: string[], dynamicImports?: string[] }} Chunk */
/** @typedef {Record<string, Chunk>} Manifest */

/** What a first visit loads: the entry, the texts of one language and the page's own lazy part. `page` is a folder of the client. */
const budgets = [
  { name: "portal sign-in", entry: "portal/index.html", page: "portal/sign-in/", kib: 120 },
  { name: "portal home", entry: "portal/index.html", page: "portal/home/", kib: 140 },
  { name: "admin", entry: "admin/index.html", page: "admin/home/", kib: 220 },
  { name: "documentation", entry: "docs/index.html", page: "docs/operation/", kib: 140 },
];

/**
 * Every chunk that loads with the given ones: static imports load at once, dynamic ones when their page is opened.
 * @param {Manifest} manifest
 * @param {string[]} keys
 * @param {Set<string>} [found]
 */
export function loadedWith(manifest, keys, found = new Set()) {
  for (const key of keys) {
    if (found.has(key)) continue;
    found.add(key);
    loadedWith(manifest, manifest[key]?.imports ?? [], found);
  }
  return found;
}

/** @param {Manifest} manifest @param {{ entry: string, page: string }} budget */
export function firstLoad(manifest, { entry, page }) {
  const shell = loadedWith(manifest, [entry]);
  const lazy = [...shell]
    .flatMap((key) => manifest[key]?.dynamicImports ?? [])
    .filter((key) => key.startsWith(page) || key.endsWith("/texts/fr.json"));
  return [...loadedWith(manifest, [entry, ...lazy])].flatMap((key) => manifest[key]?.file ?? []).filter((file) => file.endsWith(".js"));
}

/** @returns {{ lines: string[], over: string[] }} */
export function weighBundles(folder = "dist/client") {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8"));
  const weighed = budgets.map((budget) => {
    if (!manifest[budget.entry]) throw new Error(`The client's manifest has no entry ${budget.entry}.`);
    const bytes = firstLoad(manifest, budget).reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
      0,
    );
    return { ...budget, size: bytes / 1024 };
  });
  const line = (/** @type {typeof weighed[number]} */ { name, size, kib }) =>
    `${name.padEnd(15)} ${size.toFixed(1).padStart(6)} KiB of ${kib}`;
  return { lines: weighed.map(line), over: weighed.filter(({ size, kib }) => size > kib).map(line) };
}
