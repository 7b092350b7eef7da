import { loadConfig } from "../config.ts";
import { openClinicFor } from "./clinic/open-clinic.ts";
import { resetSecondStepFor } from "./clinic/reset-second-step.ts";
import { run } from "../start/run.ts";

/** `npm run clinic`: opens one, or with `reset-second-step` helps a staff member who has lost their authenticator app. */
void run(async () => {
  const [command, ...rest] = process.argv.slice(2);
  if (command === "reset-second-step") await resetSecondStepFor(loadConfig(), rest);
  else await openClinicFor(loadConfig(), process.argv.slice(2));
});
