import { fileURLToPath } from "node:url";
import { buildClient, buildServer } from "./build.mjs";
import { installPackages } from "./packages.mjs";
import { exitCode, passSignalsOn, runInForeground } from "./run.mjs";
import { createSteps, explain } from "./steps.mjs";

/** Everything that Portail needs, then Portail itself in demo mode. */
export async function startPortail() {
  process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
  passSignalsOn();
  const step = createSteps(5);
  try {
    await step(`Node.js ${process.versions.node}`, () => undefined);
    await step("Installing packages", installPackages);
    await step("Building the server", async (remark) => void ((await buildServer()) || remark("unchanged")));
    await step("Building the two apps", async (remark) => void ((await buildClient()) || remark("unchanged")));
  } catch (error) {
    console.error(`\n${explain(error)}`);
    return 1;
  }
  step.last("Starting Portail");
  const env = { ...process.env, DEMO: "1", NODE_ENV: "demo" };
  return exitCode(await runInForeground(process.execPath, ["dist/server/main.js"], { env }));
}
