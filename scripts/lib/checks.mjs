import { runBin } from "./run.mjs";
import { demandCurrentSchema } from "./schema.mjs";

/** Loaded when it runs: it needs packages, which a bare machine has only once they are installed. */
const demandUnbroken = async () => (await import("./published/publish.mjs")).demandUnbroken();

/** @type {[name: string, check: () => Promise<unknown>][]} */
const checks = [
  ["lint", () => runBin("eslint", ["--max-warnings", "0"])],
  ["types of server and scripts", () => runBin("typescript:tsc", ["-p", "tsconfig.json"])],
  ["types of the browser tests", () => runBin("typescript:tsc", ["-p", "browser/tsconfig.json"])],
  ["types of the apps", () => runBin("typescript:tsc", ["-p", "client/tsconfig.json"])],
  ["schema.graphql is the server's", demandCurrentSchema],
  ["no program breaks that was written for the published schema", demandUnbroken],
  ["format", () => runBin("prettier", ["--check", "--log-level", "warn", "."])],
  ["nothing unused", () => runBin("knip", ["--no-progress"])],
];

/**
 * All checks, as many at a time as there are lanes.
 * @param {(name: string, error?: unknown) => void} report called once a check
 */
export async function runChecks(report, lanes = 2) {
  const waiting = [...checks];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, check] = next;
      await check().then(
        () => report(name),
        (error) => report(name, error),
      );
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
