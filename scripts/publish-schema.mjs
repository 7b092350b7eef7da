import { publishSchema } from "./lib/published/publish.mjs";
import { explain } from "./lib/steps.mjs";

try {
  console.log((await publishSchema()) ?? "Nothing changed that a program would notice.");
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
