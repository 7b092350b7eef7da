import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { endpoints } from "./stripe-endpoints.ts";
import type { StripeAnswer } from "./stripe-errors.ts";
import { expiredKey, lostAccount, missingPermission, noKey, rateLimited, unavailable, unknownKey, unknownPath } from "./stripe-errors.ts";
import { StripeState } from "./stripe-state.ts";

/** What may be wrong with all of Stripe at once. */
type Trouble = "none" | "unavailable" | "rate limited" | "cut off" | "cut off once" | "not Stripe" | "an empty object";

interface StripeCall {
  readonly method: string;
  readonly path: string;
  readonly key: string;
  readonly headers: IncomingMessage["headers"];
}

/** Stripe as far as the product needs it: an HTTP server with a memory, for Stripe's own client. */
export class StripeDouble extends StripeState {
  readonly #server: Server;
  readonly calls: StripeCall[] = [];
  trouble: Trouble = "none";
  #held: { readonly key: string | null; readonly next: boolean; readonly released: Promise<void> } | null = null;

  private constructor() {
    super();
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(): Promise<StripeDouble> {
    const double = new StripeDouble();
    double.#server.listen(0, "127.0.0.1");
    await once(double.#server, "listening");
    return double;
  }

  /** For `STRIPE_API_BASE`. */
  get url(): URL {
    return new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`);
  }

  /** From now on nothing is answered, or nothing to this key, or only not the next call, until what is returned is called. */
  hold({ key = null, next = false }: { readonly key?: string | null; readonly next?: boolean } = {}): () => void {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    this.#held = { key, next, released };
    return () => {
      this.#held = null;
      release();
    };
  }

  /** Resolves once so many calls have come in altogether. */
  async heard(count: number): Promise<void> {
    while (this.calls.length < count) await once(this.#server, "request");
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", headers } = request;
    const { pathname, searchParams } = new URL(request.url ?? "/", this.url);
    const [, key = ""] = /^Bearer (.+)$/.exec(headers.authorization ?? "") ?? [];
    this.calls.push({ method, path: pathname, key, headers });
    const body = await text(request);
    const held = this.#held;
    if (held?.next) this.#held = null;
    if (held && (held.key ?? key) === key) await held.released;
    if (this.trouble === "cut off" || this.trouble === "cut off once") {
      if (this.trouble === "cut off once") this.trouble = "none";
      return void request.socket.destroy();
    }
    if (this.trouble === "not Stripe")
      return void response.writeHead(200, { "content-type": "text/html" }).end("<p>Sign in to this network</p>");
    const answer = this.#answer(method, pathname, key, body === "" ? searchParams : new URLSearchParams(body));
    response.writeHead(answer.status, { "content-type": "application/json", "request-id": `req_${this.calls.length}` });
    response.end(JSON.stringify(answer.body));
  }

  #answer(method: string, path: string, sent: string, form: URLSearchParams): StripeAnswer {
    if (this.trouble === "unavailable") return unavailable();
    if (this.trouble === "rate limited") return rateLimited();
    if (this.trouble === "an empty object") return { status: 200, body: {} };
    if (sent === "") return noKey();
    const key = this.find(sent);
    if (!key) return unknownKey(sent);
    if (key.state === "expired") return expiredKey(sent);
    if (key.state === "without its account") return lostAccount(sent, key.account.id);
    const endpoint = endpoints[`${method} ${path}`];
    if (!endpoint) return unknownPath(method, path);
    const { permission } = endpoint;
    if (key.permissions && !key.permissions.includes(permission)) return missingPermission(sent, key.account.id, permission);
    return endpoint.answer({ key, form });
  }
}
