import { once } from "node:events";
import { createServer } from "node:http";
import path from "node:path";
import { PassThrough } from "node:stream";
import { createApp } from "../../server/app.ts";
import { readConfig } from "../../server/config.ts";
import { createLogger } from "../../server/gateways/logger.ts";
import type { Portail } from "../../server/testing/portail.ts";

export interface ServedClient {
  readonly port: number;
  /** Everything that went wrong on the server, as logged. */
  faults(): string[];
  stop(): Promise<void>;
}

/** The built apps on the services of a product under test. The `Date` of each answer is the product's own time, which browsers go by. */
export async function serveClient({ services, folder, clock }: Portail): Promise<ServedClient> {
  const config = {
    ...readConfig({ DEMO: "1", PORT: "0", PUBLIC_URL: "http://localhost" }),
    inboxFolder: path.join(folder, "inbox"),
    dataFolder: folder,
  };
  const lines: string[] = [];
  const destination = new PassThrough().on("data", (line: Buffer) => lines.push(line.toString("utf8")));
  const logger = createLogger({ level: "error", destination });
  const app = await createApp({ config, services, logger, clock, readiness: { draining: false } });
  const server = createServer((request, response) => {
    response.setHeader("Date", clock.now().toUTCString());
    app(request, response);
  });
  server.listen(0);
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The server has no port.");
  return {
    port: address.port,
    faults: () => lines.splice(0),
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
