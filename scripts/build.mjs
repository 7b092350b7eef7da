import { weighBundles } from "./lib/budgets.mjs";
import { buildClient, buildServer } from "./lib/build.mjs";
import { createSteps, explain } from "./lib/steps.mjs";

const step = createSteps(2);
try {
  await step("Building the server", async (remark) => void ((await buildServer()) || remark("unchanged")));
  await step("Building the two apps", async (remark) => void ((await buildClient()) || remark("unchanged")));
  console.log(`\nOn the first load, gzip:\n${weighBundles().lines.join("\n")}`);
} catch (error) {
  console.error(`\n${explain(error)}`);
  process.exitCode = 1;
}
