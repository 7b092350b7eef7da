import { table } from "../measure.mjs";
import { challengeIn, createAgent, demandWrongCode, nextNetwork, requestBody, send, verifyBody } from "./browser.mjs";
import { openClinic, serveProduct } from "./product.mjs";
import { welch, withoutSlowest } from "./welch.mjs";

/** Beyond it a difference is taken for real. */
const threshold = 4.5;

const warmUp = 200;

/** @param {string} name @param {number[]} known @param {number[]} unknown */
function rowsOf(name, known, unknown) {
  return [1, 0.95].map((share) => {
    const [a, b] = withoutSlowest(known, unknown, share);
    const { a: of, b: against, t } = welch(a ?? [], b ?? []);
    const size = Math.abs(t);
    return [
      share === 1 ? name : `${name}, without the slowest 5 %`,
      ...[String(of.count), of.mean.toFixed(4), String(against.count), against.mean.toFixed(4)],
      ...[(1_000 * (of.mean - against.mean)).toFixed(1), size.toFixed(2), size < threshold ? "alike" : "DIFFERENT"],
    ];
  });
}

/**
 * Whether the time of an answer tells who is a patient: requests and wrong codes of known and unknown people by turns, in random
 * order, each person once, over HTTP against the whole product with its worker sending.
 * @param {{ url: string, samples: number }} given
 */
export async function benchTiming({ url, samples }) {
  const { port, services, stop } = await serveProduct({ url, worker: true });
  const agent = createAgent(1);
  try {
    const { host, typeId, known } = await openClinic(services, samples + warmUp);
    /** @type {Record<"request" | "verify", { known: number[], unknown: number[] }>} */
    const times = { request: { known: [], unknown: [] }, verify: { known: [], unknown: [] } };
    for (const [place, patient] of known.entries()) {
      const nobody = { value: String(700_000 + place), email: `nobody${1_000_000 + place}@bench.example` };
      const people = [
        { side: /** @type {const} */ ("known"), who: patient },
        { side: /** @type {const} */ ("unknown"), who: nobody },
      ];
      if (Math.random() < 0.5) people.reverse();
      const asked = [];
      for (const { side, who } of people) {
        const network = nextNetwork();
        const { ms, text, cookie } = await send(agent, { host, port, network, body: requestBody(typeId, who) });
        asked.push({ side, network, cookie, id: challengeIn(text) });
        if (place >= warmUp) times.request[side].push(ms);
      }
      if (Math.random() < 0.5) asked.reverse();
      for (const { side, network, cookie, id } of asked) {
        const { ms, text } = await send(agent, { host, port, network, cookie, body: verifyBody(id) });
        demandWrongCode(text);
        if (place >= warmUp) times.verify[side].push(ms);
      }
    }
    const lines = [
      `Welch's t of known against unknown people, ${samples.toLocaleString("en")} a side, in random order; alike below ${threshold}`,
      ...table([
        ["", "known", "ms", "unknown", "ms", "difference µs", "|t|", ""],
        ...rowsOf("requestOtp", times.request.known, times.request.unknown),
        ...rowsOf("verifyOtp", times.verify.known, times.verify.unknown),
      ]),
    ];
    const told = (/** @type {"request" | "verify"} */ step) => welch(times[step].known, times[step].unknown).t;
    return { lines, result: { samples, threshold, t: { request: told("request"), verify: told("verify") } } };
  } finally {
    agent.destroy();
    await stop();
  }
}
