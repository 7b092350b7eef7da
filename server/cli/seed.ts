import { ConfigError, loadConfig } from "../config.ts";
import { assemble } from "../start/assemble.ts";
import { prepareDemo } from "../start/demo.ts";
import { run } from "../start/run.ts";

void run(async () => {
  const config = loadConfig();
  if (!config.demo) throw new ConfigError("The demo clinics are for demo mode only: DEMO=1 npm run seed");
  const assembly = await assemble(config);
  try {
    const tokens = await prepareDemo(assembly, (text) => console.log(text));
    console.log("The demo clinics are there. API tokens:");
    for (const [slug, token] of Object.entries(tokens)) console.log(`  ${slug}  ${token}`);
  } finally {
    await assembly.database.close();
  }
});
