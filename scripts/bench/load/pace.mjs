import { Agent, request } from "node:http";
import { setImmediate as soon, setTimeout as wait } from "node:timers/promises";

/** @typedef {{ method: "POST", path: string, headers: Record<string, string>, body: string }} Sent */

/** One request. @param {Agent} agent @param {number} port @param {Sent} sent @returns {Promise<{ status: number, text: string }>} */
export const ask = (agent, port, { method, path, headers, body }) =>
  new Promise((resolve, reject) => {
    const sending = { ...headers, "content-length": String(Buffer.byteLength(body)) };
    const asked = request({ host: "127.0.0.1", port, method, path, headers: sending, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (/** @type {string} */ part) => (text += part));
      response.on("end", () => resolve({ status: Number(response.statusCode), text }));
      response.on("error", reject);
    });
    asked.on("error", reject).end(body);
  });

/** @param {number} until by performance.now */
async function untilDue(until) {
  const left = until - performance.now();
  if (left > 2) await wait(left - 2);
  while (performance.now() < until) await soon();
}

/**
 * So many requests a second, evenly, whether or not those before were answered; each one's time counts from when it was due, so that
 * one slow answer isn't hidden by those that it held up.
 * @param {{ port: number, requests: Sent[], rate: number, seconds: number, verify: (text: string) => boolean }} given
 */
export async function pace({ port, requests, rate, seconds, verify }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256, scheduling: "lifo" });
  /** @type {number[]} */
  const times = [];
  let wrong = 0;
  const count = Math.max(1, Math.round(rate * seconds));
  const began = performance.now();
  const sent = [];
  for (let place = 0; place < count; place += 1) {
    const due = began + (1_000 * place) / rate;
    await untilDue(due);
    const asking = ask(agent, port, /** @type {Sent} */ (requests[place % requests.length])).then(({ status, text }) => {
      times.push(performance.now() - due);
      if (status !== 200 || !verify(text)) wrong += 1;
    });
    sent.push(asking.catch(() => void (wrong += 1)));
  }
  await Promise.all(sent);
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => Number(times[Math.min(times.length - 1, Math.floor(times.length * share))]);
  return { count, wrong, p50: at(0.5), p99: at(0.99) };
}
