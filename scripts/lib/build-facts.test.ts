import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firstLoad } from "./budgets.mjs";
import { versionProblem } from "./node-version.mjs";
import { difference } from "./schema.mjs";
import { hashOf } from "./sources.mjs";

test.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("Node.js %s is new enough", (version) => {
  expect(versionProblem(version)).toBeUndefined();
});

test.each(["18.20.4", "20.18.1", "16.0.0"])("Node.js %s is too old, and the message says what is needed", (version) => {
  expect(versionProblem(version)).toMatch(/needs Node\.js 20\.19 or newer; this is \d/);
});

test("the first load is the entry, one language's texts and the page's own part, each file once, with all they import", () => {
  const manifest = {
    "portal/index.html": {
      file: "entry.js",
      imports: ["_react.js"],
      dynamicImports: ["portal/home/page.tsx", "portal/bills/page.tsx", "portal/texts/fr.json"],
    },
    "_react.js": { file: "react.js" },
    "portal/home/page.tsx": { file: "home.js", imports: ["portal/index.html", "_card.js"] },
    "_card.js": { file: "card.js", imports: ["_react.js"] },
    "portal/bills/page.tsx": { file: "bills.js" },
    "portal/texts/fr.json": { file: "fr.js" },
  };
  expect(firstLoad(manifest, { entry: "portal/index.html", page: "portal/home/" }).sort()).toEqual([
    "card.js",
    "entry.js",
    "fr.js",
    "home.js",
    "react.js",
  ]);
});

test("the first line that differs between two schemas is shown", () => {
  expect(difference("type A\n", "type A\n")).toBeUndefined();
  expect(difference("type A\ntype B\n", "type A\ntype C\n")).toContain("line 2\n  committed: type B\n  printed:   type C");
  expect(difference("type A\ntype B\n", "type A\n")).toContain("committed: type B");
});

test("the hash of sources changes with a name or a content, and not with a test", () => {
  const folder = mkdtempSync(join(tmpdir(), "portail-sources-"));
  try {
    mkdirSync(join(folder, "deep"));
    writeFileSync(join(folder, "deep", "a.ts"), "1");
    const before = hashOf([folder]);
    expect(hashOf([folder])).toBe(before);
    writeFileSync(join(folder, "deep", "a.test.ts"), "1");
    expect(hashOf([folder])).toBe(before);
    writeFileSync(join(folder, "deep", "a.ts"), "2");
    const after = hashOf([folder]);
    expect(after).not.toBe(before);
    writeFileSync(join(folder, "deep", "b.ts"), "");
    expect(hashOf([folder])).not.toBe(after);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
