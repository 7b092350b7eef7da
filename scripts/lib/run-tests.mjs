import { fileURLToPath } from "node:url";
import { buildClient, buildServer } from "./build.mjs";
import { runChecks } from "./checks.mjs";
import { provideChromium } from "./chromium.mjs";
import { needsOf, runJest } from "./jest.mjs";
import { startMariadb } from "./mariadb.mjs";
import { installPackages } from "./packages.mjs";
import { passSignalsOn } from "./run.mjs";
import { createSteps, explain } from "./steps.mjs";
import { createTally } from "./tally.mjs";

/**
 * Everything that the tests need, then the checks and the tests; with arguments for jest, only the tests they name.
 * @param {string[]} args
 * @param {boolean} checked
 * @returns {Promise<number>} the exit code
 */
export async function runTests(args, checked) {
  process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
  passSignalsOn();
  const whole = args.length === 0;
  const tally = createTally();
  /** @type {(() => Promise<void>)[]} */
  const endings = [];
  try {
    const step = createSteps(whole && checked ? 6 : 5);
    await step("Installing packages", installPackages);
    const needs = whole ? { mariadb: true, browser: true, client: true } : await needsOf(args);
    const env = { ...process.env };

    await step("Building", async (remark) => {
      if (!needs.browser && !needs.client) return remark("not needed");
      const changed = [await tally.attempt("build of the server", buildServer), await tally.attempt("build of the apps", buildClient)];
      if (changed.includes(undefined)) remark("failed, see below");
      else if (!changed.includes(true)) remark("unchanged");
    });
    await step("Starting MariaDB", async (remark) => {
      if (env["TEST_DATABASE_URL"]) return remark("the one in TEST_DATABASE_URL");
      if (!needs.mariadb) return remark("not needed");
      const { url, stop } = await startMariadb(remark);
      endings.push(stop);
      env["TEST_DATABASE_URL"] = url;
    });
    await step("Finding Chromium", async (remark) => {
      if (!needs.browser) return remark("not needed");
      env["CHROMIUM_PATH"] = await provideChromium(remark);
    });
    if (whole && checked) {
      await step("Checking types, lint, format, schema and unused code", async (remark, tell) => {
        let failed = 0;
        await runChecks((name, error) => {
          tell(`${error === undefined ? "✓" : "✗"} ${name}`);
          tally.count(name, error);
          if (error !== undefined) remark(`${++failed} failed, see below`);
        });
      });
    }
    step.last("Running the tests");
    tally.add("tests", await runJest(args, env));
  } catch (error) {
    tally.count("set-up", error);
  } finally {
    for (const end of endings) await end();
  }
  return tally.print(explain);
}
