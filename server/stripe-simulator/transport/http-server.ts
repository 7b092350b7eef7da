import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { ApiAnswer } from "../api/api-answer.ts";
import type { Call } from "./calls.ts";
import { NoAnswer } from "./troubles.ts";

export interface Served {
  /** Answers a call of the API; throws `NoAnswer` where there is none. */
  receive(call: Call): Promise<ApiAnswer>;
  /** Serves the pages that people see. */
  servePage(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Stripe over HTTP, on this machine alone. */
export class StripeServer {
  readonly #server: Server;

  private constructor(served: Served) {
    this.#server = createServer((request, response) => {
      serve(served, request, response).catch(() => request.socket.destroy());
    });
  }

  /** On a free port unless told which; where that one is taken, on a free one. */
  static async start(served: Served, port = 0): Promise<StripeServer> {
    const server = new StripeServer(served);
    try {
      await server.#listen(port);
    } catch (error) {
      if (port === 0 || (error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
      await server.#listen(0);
    }
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #listen(port: number): Promise<void> {
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server, "listening");
  }
}

async function serve(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "GET", headers } = request;
  const url = new URL(request.url ?? "/", "http://localhost");
  if (!url.pathname.startsWith("/v1/")) return served.servePage(url, request, response);
  const key = (headers.authorization ?? "").replace(/^Bearer /, "");
  const body = await text(request);
  const form = body === "" ? url.searchParams : new URLSearchParams(body);
  try {
    const answer = await served.receive({ method, path: url.pathname, key, headers, form });
    response.writeHead(answer.status, { "content-type": "application/json", "request-id": "req_simulated", ...answer.headers });
    response.end(JSON.stringify(answer.body));
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (error.how === "not Stripe") response.writeHead(200, { "content-type": "text/html" }).end("<p>Sign in to this network</p>");
    else if (error.how === "cut off") request.socket.destroy();
  }
}
