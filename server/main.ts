import { ConfigError, enterProductionMode, loadConfig } from "./config.ts";
import { onSignal, run } from "./start/run.ts";

const say = (text: string): void => void process.stdout.write(`${text}\n`);

void run(async () => {
  const config = loadConfig();
  enterProductionMode();
  if (config.demo) {
    const { startDemo } = await import("./start/start-demo.ts");
    const demo = await startDemo(config, say);
    onSignal(() => demo.stop());
    return;
  }
  const { assemble } = await import("./start/assemble.ts");
  const { serve } = await import("./start/serve.ts");
  const assembly = await assemble(config);
  const { database } = assembly;
  try {
    if (await database.source.showMigrations()) throw new ConfigError("The database is not up to date. Run: npm run migrate");
    const serving = await serve(assembly);
    onSignal(() => serving.stop());
    assembly.logger.info("server.listening");
  } catch (error) {
    await database.close();
    throw error;
  }
});
