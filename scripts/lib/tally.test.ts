import { createTally } from "./tally.mjs";

function close(tally: ReturnType<typeof createTally>) {
  const written: string[] = [];
  const code = tally.print(String, { write: (text: string) => written.push(text) > 0 });
  return { code, lines: written.join("").trimEnd().split("\n") };
}

test("checks and tests are counted together, and the last line says how many", () => {
  const tally = createTally();
  tally.count("lint");
  tally.add("tests", { passed: 12, failed: 0, skipped: 0 });
  expect(close(tally)).toEqual({ code: 0, lines: ["", "13 passed, 0 failed"] });
});

test("what failed is explained, named and reflected in the exit code", () => {
  const tally = createTally();
  tally.count("lint", "two problems");
  tally.add("tests", { passed: 3, failed: 2, skipped: 1 });
  expect(close(tally)).toEqual({
    code: 1,
    lines: ["", "✗ lint", "two problems", "", "Failed: lint, tests (2)", "Skipped: 1", "3 passed, 3 failed"],
  });
});

test("what passed only at the second try is told by name before the last line, which counts it as passed", () => {
  const tally = createTally();
  tally.add("tests", { passed: 3, failed: 0, skipped: 0, late: ["browser/a.browser.test.ts: one", "browser/b.browser.test.ts: two"] });
  expect(close(tally)).toEqual({
    code: 0,
    lines: [
      "",
      "Passed only at the second try: 2",
      "  browser/a.browser.test.ts: one",
      "  browser/b.browser.test.ts: two",
      "3 passed, 0 failed",
    ],
  });
});

test("an attempt gives its result, or counts its failure and goes on", async () => {
  const tally = createTally();
  await expect(tally.attempt("build", () => Promise.resolve("built"))).resolves.toBe("built");
  await expect(tally.attempt("build", () => Promise.reject(new Error("no")))).resolves.toBeUndefined();
  expect(close(tally).lines.at(-1)).toBe("1 passed, 1 failed");
});
