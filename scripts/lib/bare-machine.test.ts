import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const here = join(__dirname, "..");
const statically = /^(?:import|export)\b(?:[^"';()]*\bfrom)?\s*["']([^"']+)["']/gm;
const dynamically = /\bawait import\(\s*["']([^"']+)["']\s*\)/g;

/** What a script loads before it could have installed a package: what it imports, and, of the entry itself, what it loads as it starts. */
function loadedBy(entry: string): string[] {
  const packages: string[] = [];
  const seen = new Set<string>();
  const visit = (file: string, patterns: RegExp[]) => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, "utf8");
    for (const [, name = ""] of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
      if (name.startsWith(".")) visit(join(dirname(file), name), [statically]);
      else if (!name.startsWith("node:")) packages.push(`${name} (${file.slice(here.length + 1)})`);
    }
  };
  visit(join(here, entry), [statically, dynamically]);
  expect(seen.size).toBeGreaterThan(5);
  return packages;
}

test.each(["start.mjs", "test.mjs"])("%s begins on a machine that has no packages yet", (entry) => {
  expect(loadedBy(entry)).toEqual([]);
});
