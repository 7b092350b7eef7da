import { once } from "node:events";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import path from "node:path";
import { PassThrough } from "node:stream";
import { createApp } from "../../server/app.ts";
import { readConfig } from "../../server/config.ts";
import { createLogger } from "../../server/gateways/logger.ts";
import { Metrics } from "../../server/gateways/metrics/metrics.ts";
import { noTraces } from "../../server/gateways/traces/traces.ts";
import type { Portail } from "../../server/testing/portail.ts";

export interface ServedClient {
  readonly port: number;
  /** Everything that went wrong on the server, as logged. */
  faults(): string[];
  stop(): Promise<void>;
}

/** Where the product will be, before there is one: whoever is to lead people back to it must know. */
export interface Door {
  readonly port: number;
  open(listener: RequestListener): void;
  close(): Promise<void>;
}

export async function prepareDoor(): Promise<Door> {
  const server = createServer();
  server.listen(0);
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The server has no port.");
  return {
    port: address.port,
    open: (listener) => void server.on("request", listener),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** The built apps on the services of a product under test. The `Date` of each answer is the product's own time, which browsers go by. */
export async function serveClient({ services, folder, clock }: Portail, door: Door): Promise<ServedClient> {
  const config = {
    ...readConfig({ DEMO: "1", PORT: "0", PUBLIC_URL: `http://localhost:${door.port}` }),
    inboxFolder: path.join(folder, "inbox"),
    dataFolder: folder,
  };
  const lines: string[] = [];
  const destination = new PassThrough().on("data", (line: Buffer) => lines.push(line.toString("utf8")));
  const logger = createLogger({ level: "error", destination });
  const app = createApp({
    config,
    services,
    logger,
    clock,
    metrics: new Metrics(),
    traces: noTraces,
    readiness: { draining: false },
  });
  door.open((request, response) => {
    response.setHeader("Date", clock.now().toUTCString());
    app(request, response);
  });
  return { port: door.port, faults: () => lines.splice(0), stop: door.close };
}
