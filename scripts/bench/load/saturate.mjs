import autocannon from "autocannon";

/** @typedef {import("./pace.mjs").Sent} Sent */

/**
 * As many requests as are answered, over so many connections, each with requests of its own.
 * @param {{ port: number, requests: Sent[], connections: number, seconds?: number, amount?: number, verify: (text: string) => boolean }} given
 */
export async function saturate({ port, requests, connections, seconds = 0, amount, verify }) {
  let next = 0;
  const each = Math.ceil(requests.length / connections);
  const began = performance.now();
  const answered = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    ...(amount === undefined ? { duration: seconds } : { amount }),
    sampleInt: 200,
    setupClient: (client) => {
      const place = next++ % connections;
      const own = requests.slice(place * each, (place + 1) * each);
      // Its own type knows of fewer fields than it reads.
      client.setRequests(/** @type {any} */ (own.length > 0 ? own : requests));
    },
    verifyBody: (body) => verify(String(body)),
  });
  const elapsed = performance.now() - began;
  const { latency, errors, timeouts, mismatches, non2xx } = answered;
  const count = answered["2xx"] + non2xx;
  return { count, ms: elapsed, wrong: errors + timeouts + mismatches + non2xx, p50: latency.p50, p99: latency.p99 };
}
