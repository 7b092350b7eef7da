import type { ApiAnswer } from "../api/api-answer.ts";
import type { Call } from "./calls.ts";
import { NoAnswer } from "./troubles.ts";

type Headers = Record<string, string | string[]>;

/** As Stripe's own client wants its answers. */
interface ClientResponse {
  getStatusCode(): number;
  getHeaders(): Headers;
  getRawResponse(): unknown;
  toStream(done: () => void): never;
  toJSON(): Promise<unknown>;
}

/** What carries the requests of Stripe's own client. */
export interface InProcessClient {
  getClientName(): string;
  makeRequest(
    host: string,
    port: string,
    path: string,
    method: string,
    headers: Readonly<Record<string, unknown>>,
    requestData: string,
    protocol: string,
    timeout: number,
  ): Promise<ClientResponse>;
}

const responseOf = (status: number, headers: Headers, text: string): ClientResponse => ({
  getStatusCode: () => status,
  getHeaders: () => headers,
  getRawResponse: () => ({ statusCode: status, headers }),
  toStream: () => {
    throw new Error("Nothing is streamed here.");
  },
  // Parsed anew, so that nobody holds what the simulator holds.
  toJSON: async () => JSON.parse(text) as unknown,
});

/** With codes that the client repeats only where it is told to repeat at all. */
const lost = (how: "cut off" | "silent"): Error => Object.assign(new Error(how), { code: how === "silent" ? "ETIMEDOUT" : "ECONNABORTED" });

/** Stripe without a network in between. */
export const inProcessClient = (receive: (call: Call) => Promise<ApiAnswer>): InProcessClient => ({
  getClientName: () => "simulator",
  makeRequest: async (_host, _port, path, method, headers, requestData) => {
    const { pathname, searchParams } = new URL(path, "http://stripe.invalid");
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
    const key = (sent["authorization"] ?? "").replace(/^Bearer /, "");
    const form = requestData ? new URLSearchParams(requestData) : searchParams;
    try {
      const answer = await receive({ method, path: pathname, key, headers: sent, form });
      const given = { "content-type": "application/json", "request-id": "req_simulated", ...answer.headers };
      return responseOf(answer.status, given, JSON.stringify(answer.body));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (error.how === "not Stripe") return responseOf(200, { "content-type": "text/html" }, "<p>Sign in to this network</p>");
      throw lost(error.how);
    }
  },
});
