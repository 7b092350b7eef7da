import { createServer } from "node:http";
import type { Server } from "node:http";
import { once } from "node:events";
import { createApp } from "../app.ts";
import { ConfigError } from "../config.ts";
import type { Assembly } from "./assemble.ts";
import { Door } from "./door.ts";
import { Sweeper } from "./sweeper.ts";

const longestDrainMs = 8_000;

export interface Serving {
  readonly port: number;
  /** Ends what is under way, takes nothing new, lets go of everything. */
  stop(): Promise<void>;
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port);
  try {
    await once(server, "listening");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw new ConfigError(`Port ${port} is taken by another program. Choose another one: PORT=4100 npm start`);
    throw new ConfigError(`Port ${port} can't be listened on (${code}).`);
  }
  const address = server.address();
  return typeof address === "object" && address ? address.port : port;
}

/** Serves the product over HTTP, with its worker inside unless that runs elsewhere. */
export async function serve(
  { config, database, logger, clock, services, metrics, traces }: Assembly,
  { worker } = { worker: true },
): Promise<Serving> {
  const readiness = { draining: false };
  const app = createApp({ config, services, logger, clock, metrics, traces, readiness });
  const door = new Door();
  const server = createServer((request, response) => {
    if (readiness.draining) response.setHeader("Connection", "close");
    door.enter(() => app(request, response));
  });
  const port = await listen(server, config.port);
  const sweeper = new Sweeper(services.sweeps, logger, metrics);
  if (worker) {
    services.worker.start();
    services.stripeEvents.worker.start();
    services.webhooks.worker.start();
    sweeper.start();
  }

  const stop = async (): Promise<void> => {
    readiness.draining = true;
    const closed = once(server, "close");
    await door.shut(server);
    const late = setTimeout(() => server.closeAllConnections(), longestDrainMs);
    await Promise.all([
      closed,
      services.worker.stop(),
      services.stripeEvents.worker.stop(),
      services.webhooks.worker.stop(),
      sweeper.stop(),
    ]);
    clearTimeout(late);
    await Promise.all([services.mail.close(), services.text?.close()]);
    await database.close();
    await traces.stop();
  };
  return { port, stop };
}
