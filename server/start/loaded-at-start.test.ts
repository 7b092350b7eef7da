import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const here = join(__dirname, "..");
const imported = /^(?:import|export)\b(?!\s+type\b)(?:[^"';()]*?\bfrom)?\s*["']([^"']+)["']/gm;

const onlyTypes = /^import\s*\{(?:\s*type\s[^,}]*,?)+\s*\}/;

const packageOf = (name: string): string => name.split("/", name.startsWith("@") ? 2 : 1).join("/");

/** The packages that these modules load, and all modules that they load, before anything is called. */
function loadedBy(entries: readonly string[]): string[] {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [statement, name = ""] of readFileSync(file, "utf8").matchAll(imported)) {
      if (onlyTypes.test(statement)) continue;
      if (name.startsWith(".")) visit(join(dirname(file), name));
      else if (!name.startsWith("node:")) packages.add(packageOf(name));
    }
  };
  for (const entry of entries) visit(join(here, entry));
  expect(seen.size).toBeGreaterThan(500);
  return [...packages].sort();
}

test("a start loads these packages, and no other: what is rarely used, or large, is loaded when it is first used", () => {
  expect(loadedBy(["main.ts", "start/assemble.ts", "start/serve.ts"])).toEqual([
    ...["@node-rs/argon2", "accepts", "cookie", "dataloader", "express", "graphql", "helmet", "ical-generator"],
    ...["jose", "libphonenumber-js", "mysql2", "otpauth", "pino", "prom-client", "reflect-metadata", "request-filtering-agent"],
    ...["type-graphql", "typeorm", "ulid", "uqr", "zod"],
  ]);
});
