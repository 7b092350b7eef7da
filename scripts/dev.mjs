import { copyFileSync, existsSync, readFileSync, utimesSync, watch } from "node:fs";
import { buildClient, buildServer } from "./lib/build.mjs";
import { exitCode, passSignalsOn, runBinInForeground, runInForeground, signalRunning } from "./lib/run.mjs";
import { createSteps, explain } from "./lib/steps.mjs";

const generated = "client/gql/persisted-documents.json";
const trusted = "dist/persisted-documents.json";

/** The server reads the operations it trusts when it starts: changed ones have it start again. */
function keepTrustedDocumentsCurrent() {
  watch("client/gql", () => {
    if (!existsSync(generated) || readFileSync(generated, "utf8") === readFileSync(trusted, "utf8")) return;
    copyFileSync(generated, trusted);
    utimesSync("dist/modules/server/main.js", new Date(), new Date());
  }).unref();
}

/** Rebuilds and restarts on every change: tsc and vite write to dist/, node watches what it has loaded from there. */
async function develop() {
  keepTrustedDocumentsCurrent();
  const ends = [
    runBinInForeground("typescript:tsc", ["-p", "tsconfig.build.json", "--watch", "--preserveWatchOutput"]),
    runBinInForeground("@graphql-codegen/cli:graphql-codegen", ["--config", "codegen.ts", "--watch"]),
    runBinInForeground("vite", ["build", "--config", "client/vite.config.ts", "--watch", "--logLevel", "warn"]),
    runBinInForeground("vite", ["build", "--config", "client/vite.render.config.ts", "--watch", "--logLevel", "warn"]),
    runInForeground(process.execPath, ["--watch", "--watch-preserve-output", "dist/modules/server/main.js"], {
      env: { ...process.env, DEMO: "1" },
    }),
  ];
  const first = await Promise.race(ends);
  signalRunning("SIGTERM");
  await Promise.all(ends);
  return exitCode(first);
}

if (!existsSync("node_modules")) {
  console.error("Run `npm ci` first.");
  process.exit(1);
}
passSignalsOn();
const step = createSteps(2);
try {
  await step("Building the server", async (remark) => void ((await buildServer()) || remark("unchanged")));
  await step("Building the two apps", async (remark) => void ((await buildClient()) || remark("unchanged")));
  process.exitCode = await develop();
} catch (error) {
  console.error(`\n${explain(error)}`);
  process.exitCode = 1;
}
