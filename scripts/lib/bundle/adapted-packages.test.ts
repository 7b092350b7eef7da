import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { askLater, asksEarly } from "./later.mjs";
import { lookUpByName, looksUpSlowly } from "./look-ups.mjs";

const packages = join(__dirname, "../../../node_modules");
const read = (file: string): [file: string, code: string] => [join(packages, file), readFileSync(join(packages, file), "utf8")];

function run(file: string, code: string, loaded: string[]): Record<string, unknown> {
  const load = createRequire(file);
  const module = { exports: {} };
  const require = (name: string): unknown => {
    loaded.push(name);
    return load(name);
  };
  new Function("require", "module", "exports", "__dirname", code)(require, module, module.exports, dirname(file));
  return module.exports as Record<string, unknown>;
}

test.each(["mysql2/lib/packets/packet.js", "send/index.js", "type-is/index.js", "accepts/index.js", "express/lib/utils.js"])(
  "%s loads its table when it first uses it",
  (name) => {
    const [file, code] = read(name);
    expect(asksEarly(file)).toBe(true);
    const [before, after]: [string[], string[]] = [[], []];
    run(file, code, before);
    run(file, askLater(file, code), after);
    expect(before.length - after.length).toBe(1);
    expect(before.filter((each) => !after.includes(each))[0]).toMatch(/mime-types|errors\.js/);
  },
);

test("what is asked later is found as before", () => {
  const [file, code] = read("accepts/index.js");
  const loaded: string[] = [];
  const accepts = run(file, askLater(file, code), loaded) as unknown as (request: object) => { type(names: string[]): string };
  expect(loaded).not.toContain("mime-types");
  expect(accepts({ headers: { accept: "text/html" } }).type(["json", "html"])).toBe("html");
  expect(loaded).toContain("mime-types");
});

test("a package that has changed stops the build", () => {
  const [file] = read("accepts/index.js");
  expect(() => askLater(file, "module.exports = {};")).toThrow("no longer what it was");
  const generator = join(packages, "type-graphql/build/esm/schema/schema-generator.js");
  expect(() => lookUpByName(generator, "export {};")).toThrow("no longer what it was");
});

test.each(["type-graphql/build/esm/schema/schema-generator.js", "type-graphql/build/esm/metadata/metadata-storage.js"])(
  "%s is one of those that look up by name",
  (name) => {
    const [file, code] = read(name);
    expect(looksUpSlowly(file)).toBe(true);
    expect(lookUpByName(file, code)).toContain("new Map()");
  },
);
