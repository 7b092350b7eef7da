import path from "node:path";
import { secondTries } from "./jest.mjs";

test("a test that was run once more and passed is named by its file; one that failed again or passed at once is not", () => {
  const assertionResults = [
    { status: "passed", fullName: "at once", retryReasons: [] },
    { status: "passed", fullName: "at the second try", retryReasons: ["Error: it failed"] },
    { status: "failed", fullName: "never", retryReasons: ["Error: it failed"] },
    { status: "pending", fullName: "not at all" },
  ];
  const file = { name: path.resolve("browser/a.browser.test.ts"), assertionResults };
  expect(secondTries({ testResults: [file, { name: path.resolve("b.test.ts"), assertionResults: [] }] })).toEqual([
    `${path.join("browser", "a.browser.test.ts")}: at the second try`,
  ]);
});
