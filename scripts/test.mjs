import { demandNode } from "./lib/node-version.mjs";

demandNode();
const { runTests } = await import("./lib/run-tests.mjs");
const args = process.argv.slice(2);
process.exitCode = await runTests(
  args.filter((arg) => arg !== "--no-checks"),
  !args.includes("--no-checks"),
);
