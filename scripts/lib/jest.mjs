import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { runBin, runBinInForeground } from "./run.mjs";

/** What the chosen tests need before they can run. @typedef {{ mariadb: boolean, browser: boolean, client: boolean }} Needs */

/** @param {string[]} args @returns {Promise<Needs>} */
export async function needsOf(args) {
  const files = (await runBin("jest", ["--listTests", ...args])).split("\n");
  const onlySome = args.includes("--selectProjects");
  return {
    mariadb: (!onlySome || args.includes("mariadb")) && files.some((file) => /\.(db|api)\.test\.ts$/.test(file)),
    browser: files.some((file) => file.endsWith(".browser.test.ts")),
    // What the apps send to the server is written down when they are built.
    client: files.some((file) => /[\\/]client[\\/]|document-plans\.api/.test(file)),
  };
}

/** @typedef {{ status: string, fullName: string, retryReasons?: readonly string[] }} TestResult */
/** @typedef {{ name: string, assertionResults: readonly TestResult[] }} FileResult */
/** @typedef {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number, numPendingTests: number, success: boolean, testResults: readonly FileResult[] }} Results */

/**
 * Which tests failed first and passed when they were run once more.
 * @param {Pick<Results, "testResults">} results
 * @returns {string[]}
 */
export const secondTries = ({ testResults }) =>
  testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, retryReasons = [] }) => status === "passed" && retryReasons.length > 0)
      .map(({ fullName }) => `${relative(process.cwd(), name)}: ${fullName}`),
  );

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ passed: number, failed: number, skipped: number, late?: readonly string[] }>} a file that could not be loaded counts as one failure
 */
export async function runJest(args, env) {
  const folder = mkdtempSync(join(tmpdir(), "portail-jest-"));
  const outputFile = join(folder, "results.json");
  try {
    const { code } = await runBinInForeground("jest", ["--json", `--outputFile=${outputFile}`, ...args], { env });
    /** @type {Results} */
    const results = JSON.parse(readFileSync(outputFile, "utf8"));
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    // A failure that belongs to no test, such as of a global hook, shows in the code alone.
    return {
      passed: results.numPassedTests,
      failed: failed || (code === 0 ? 0 : 1),
      skipped: results.numPendingTests,
      late: secondTries(results),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
