import { ConfigError, enterProductionMode, loadConfig } from "./config.ts";
import { onSignal, run } from "./start/run.ts";

const say = (text: string): void => void process.stdout.write(`${text}\n`);

await run(async () => {
  const config = loadConfig();
  enterProductionMode();
  const { assemble } = await import("./start/assemble.ts");
  const { serve } = await import("./start/serve.ts");
  const assembly = await assemble(config);
  const { database } = assembly;
  try {
    if (config.demo) {
      const { prepareDemo } = await import("./start/demo.ts");
      const { welcome } = await import("./start/welcome.ts");
      const tokens = await prepareDemo(assembly, say);
      const serving = await serve(assembly);
      onSignal(() => serving.stop());
      say(welcome(serving.port, tokens));
      return;
    }
    if (await database.source.showMigrations()) throw new ConfigError("The database is not up to date. Run: npm run migrate");
    const serving = await serve(assembly);
    onSignal(() => serving.stop());
    assembly.logger.info("server.listening");
  } catch (error) {
    await database.close();
    throw error;
  }
});
