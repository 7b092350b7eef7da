import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** @typedef {{ file: string, css?: string[], imports?: string[], dynamicImports?: string[] }} Chunk */
/** @typedef {Record<string, Chunk>} Manifest */

/**
 * What a first visit loads: the entry, the texts of one language and the page's own lazy part. `page` is a folder of the client; `css` and
 * `html`, which hold up the first paint, have KiB of their own, `files` counts what the browser fetches before the page is whole.
 */
const budgets = [
  { name: "portal sign-in", entry: "portal/index.html", page: "portal/sign-in/", kib: 120, css: 5, html: 2, files: 13 },
  { name: "portal home", entry: "portal/index.html", page: "portal/home/", kib: 140, css: 6, html: 2, files: 24 },
  { name: "admin", entry: "admin/index.html", page: "admin/home/", kib: 220, css: 6, html: 2, files: 14 },
  { name: "documentation", entry: "docs/index.html", page: "docs/operation/", kib: 140, css: 6, html: 2, files: 20 },
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

/** @param {Manifest} manifest @param {{ entry: string, page: string }} budget @returns {string[]} what a first visit loads beside the page */
export function firstLoad(manifest, { entry, page }) {
  const start = entry.replace("index.html", "start.tsx");
  const shell = loadedWith(manifest, manifest[start] ? [entry, start] : [entry]);
  const lazy = [...shell]
    .flatMap((key) => manifest[key]?.dynamicImports ?? [])
    .filter((key) => key.startsWith(page) || key.endsWith("/texts/fr.json"));
  const chunks = [...shell, ...loadedWith(manifest, lazy)].flatMap((key) => manifest[key] ?? []);
  return [...new Set(chunks.flatMap(({ file, css = [] }) => [file, ...css]))];
}

/** @param {string} folder @param {string[]} files */
const weigh = (folder, files) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0) / 1024;

/** @returns {{ lines: string[], over: string[] }} */
export function weighBundles(folder = "dist/client") {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8"));
  const weighed = budgets.map((budget) => {
    if (!manifest[budget.entry]) throw new Error(`The client's manifest has no entry ${budget.entry}.`);
    const files = firstLoad(manifest, budget);
    const of = (/** @type {string} */ ending) => files.filter((file) => file.endsWith(ending));
    const parts = /** @type {const} */ ([
      ["JavaScript", weigh(folder, of(".js")), budget.kib],
      ["CSS", weigh(folder, of(".css")), budget.css],
      ["HTML", weigh(folder, [budget.entry]), budget.html],
    ]);
    const sizes = parts.map(([what, size, kib]) => `${what} ${size.toFixed(1).padStart(5)} of ${kib} KiB`);
    return {
      line: `${budget.name.padEnd(15)} ${sizes.join(", ")}, ${files.length} of ${budget.files} files`,
      over: parts.some(([, size, kib]) => size > kib) || files.length > budget.files,
    };
  });
  return { lines: weighed.map(({ line }) => line), over: weighed.filter(({ over }) => over).map(({ line }) => line) };
}
