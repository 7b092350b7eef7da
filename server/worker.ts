import { enterProductionMode, loadConfig } from "./config.ts";
import { onSignal, run } from "./start/run.ts";

/** The loops of the product without its HTTP: for when they get a process of their own. */
void run(async () => {
  const config = loadConfig();
  enterProductionMode();
  const { assemble } = await import("./start/assemble.ts");
  const { Sweeper } = await import("./start/sweeper.ts");
  const { database, services, logger, metrics, traces } = await assemble(config);
  const sweeper = new Sweeper(services.sweeps, logger, metrics);
  services.worker.start();
  services.stripeEvents.worker.start();
  services.webhooks.worker.start();
  sweeper.start();
  logger.info("worker.started");
  onSignal(async () => {
    await Promise.all([services.worker.stop(), services.stripeEvents.worker.stop(), services.webhooks.worker.stop(), sweeper.stop()]);
    await Promise.all([services.mail.close(), services.text?.close()]);
    await database.close();
    await traces.stop();
  });
});
