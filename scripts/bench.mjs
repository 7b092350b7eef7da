import { demandNode } from "./lib/node-version.mjs";

demandNode();
const { runBenches } = await import("./bench/run-benches.mjs");
process.exitCode = await runBenches(process.argv.slice(2));
