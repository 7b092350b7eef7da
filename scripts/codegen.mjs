import { compileServer, generateClientTypes } from "./lib/build.mjs";
import { demandCurrentSchema, writeSchema } from "./lib/schema.mjs";
import { createSteps, explain } from "./lib/steps.mjs";

const checkOnly = process.argv.includes("--check");
const step = createSteps(checkOnly ? 2 : 3);
try {
  await step("Compiling the server", compileServer);
  if (checkOnly) await step("Comparing schema.graphql with the server's", demandCurrentSchema);
  else {
    await step("Printing schema.graphql", writeSchema);
    await step("Generating the client's operations", generateClientTypes);
  }
} catch (error) {
  console.error(`\n${explain(error)}`);
  process.exitCode = 1;
}
