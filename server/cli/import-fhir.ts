import { loadConfig } from "../config.ts";
import { run } from "../start/run.ts";
import { importBundle } from "./import-fhir/import-bundle.ts";

/** `npm run import:fhir -- bundle.json --clinic <slug>`: takes a FHIR R4 bundle over, with progress, and says what was left out. */
void run(async () => {
  if (!(await importBundle(loadConfig(), process.argv.slice(2), (text) => console.log(text)))) process.exitCode = 1;
});
