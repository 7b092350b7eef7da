import { request } from "node:http";

const longestMs = 10_000;

/** Names below localhost are this machine, whether or not it knows them. */
const machineOf = (hostname: string): string => (/(?:^|\.)localhost$/.test(hostname) ? "localhost" : hostname);

/** Tells an endpoint; answers its status, 0 where nobody answered. */
export async function postEvent(url: URL, payload: string, signature: string, host = url.host): Promise<number> {
  return new Promise((resolve) => {
    const headers = { host, "content-type": "application/json; charset=utf-8", "stripe-signature": signature };
    const sent = request(
      {
        ...{ host: machineOf(url.hostname), port: url.port, path: url.pathname, method: "POST", agent: false, timeout: longestMs },
        headers: { ...headers, "content-length": Buffer.byteLength(payload) },
      },
      (response) => {
        response.resume();
        response.on("close", () => resolve(response.statusCode ?? 0));
      },
    );
    sent.on("timeout", () => sent.destroy());
    sent.on("error", () => resolve(0));
    sent.end(payload);
  });
}
