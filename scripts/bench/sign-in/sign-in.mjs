import { once } from "node:events";
import { createConnection } from "mysql2/promise";
import { atOnce, rate, start } from "../floor.mjs";
import { median, ratios, spread, spreadsOf, table } from "../measure.mjs";
import { database } from "../product.mjs";
import { challengeIn, createAgent, demandWrongCode, nextNetwork, requestBody, send, verifyBody } from "./browser.mjs";
import { openClinic, serveProduct } from "./product.mjs";
import { anew, newValuesOf, StatementRecorder } from "./statements.mjs";

const calls = 200;

/** The floor's messages are none that a worker could read: nobody else shall find them. @param {string} url */
async function forgetMessages(url) {
  const { hostname: host, port, username: user } = new URL(url);
  const connection = await createConnection({ host, port: Number(port), user, database });
  await connection.query("DELETE FROM outbox_messages");
  await connection.end();
}

/**
 * What one request for a code and one wrong code send to the database.
 * @param {string} url @param {number} patients
 */
async function record(url, patients) {
  const recorder = new StatementRecorder();
  const product = await serveProduct({ url, worker: false, statementLogger: recorder });
  const agent = createAgent(1);
  try {
    const { host, typeId, known } = await openClinic(product.services, patients);
    const [first, who] = known;
    if (!first || !who) throw new Error("There is nobody to ask for.");
    const network = nextNetwork();
    const ask = (/** @type {import("./product.mjs").Known} */ person) =>
      send(agent, { host, port: product.port, network: nextNetwork(), body: requestBody(typeId, person) });
    await ask(first);
    recorder.take();
    const { text, cookie } = await ask(who);
    const requested = recorder.take();
    const wrong = await send(agent, { host, port: product.port, network, cookie, body: verifyBody(challengeIn(text)) });
    demandWrongCode(wrong.text);
    return { host, typeId, known: known.slice(2), flow: [requested, recorder.take()], answer: text };
  } finally {
    agent.destroy();
    await product.stop();
  }
}

/**
 * Requests and wrong codes a second, of the whole product and of a floor that runs the same statements over bare mysql2 behind bare
 * node:http, each a process of its own, by turns.
 * @param {{ url: string, rounds: number }} given
 */
export async function benchSignIn({ url, rounds }) {
  const { host, typeId, known, flow, answer } = await record(url, (rounds + 1) * calls + 2);
  const values = newValuesOf(flow.flat(), keptIn(flow));
  const product = await start("./sign-in/product-server.mjs", { url });
  const floor = await start("./sign-in/floor-server.mjs", { url, database });
  const agent = createAgent(atOnce);
  /** @type {Record<string, number[]>} */
  const rates = { request: [], requestFloor: [], verify: [], verifyFloor: [] };
  const measureProduct = async (/** @type {number} */ round) => {
    const people = known.slice(round * calls, (round + 1) * calls);
    /** @type {{ id: string, network: string, cookie: string }[]} */
    const asked = [];
    const request = await rate(calls, async (place) => {
      const network = nextNetwork();
      const who = /** @type {import("./product.mjs").Known} */ (people[place]);
      const { text, cookie } = await send(agent, { host, port: product.port, network, body: requestBody(typeId, who) });
      asked[place] = { id: challengeIn(text), network, cookie };
    });
    const verify = await rate(calls, async (place) => {
      const { id, network, cookie } = /** @type {{ id: string, network: string, cookie: string }} */ (asked[place]);
      demandWrongCode((await send(agent, { host, port: product.port, network, cookie, body: verifyBody(id) })).text);
    });
    return { request, verify };
  };
  const measureFloor = async (/** @type {number} */ round) => {
    for (let place = 0; place < calls; place += 1) {
      floor.child.send({ id: `${round}-${place}`, statements: anew(flow, values), answer });
      await once(floor.child, "message");
    }
    const step = (/** @type {number} */ which) =>
      rate(calls, async (place) => {
        const who = /** @type {import("./product.mjs").Known} */ (known[round * calls + place]);
        const path = `/${round}-${place}/${which}`;
        const { text } = await send(agent, { host, port: floor.port, path, network: "10.0.0.1", body: requestBody(typeId, who) });
        if (text !== answer) throw new Error(`The floor failed: ${text}`);
      });
    return { request: await step(0), verify: await step(1) };
  };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const [one, other] =
        round % 2 === 0
          ? [await measureProduct(round), await measureFloor(round)]
          : [await measureFloor(round), await measureProduct(round)].toReversed();
      // The first round warms both up.
      if (round === 0 || !one || !other) continue;
      rates["request"]?.push(one.request);
      rates["verify"]?.push(one.verify);
      rates["requestFloor"]?.push(other.request);
      rates["verifyFloor"]?.push(other.verify);
    }
  } finally {
    agent.destroy();
    for (const { child } of [product, floor]) if (child.connected) child.disconnect();
    await forgetMessages(url);
  }
  const of = (/** @type {string} */ name) => rates[name] ?? [];
  const lines = [
    `${rounds} interleaved rounds of ${calls} calls, ${atOnce} at once: median (lowest–highest); goal ≥ 0.7 of the floor`,
    ...table([
      ["", "statements", "product /s", "floor /s", "product ÷ floor"],
      ...["request", "verify"].map((name, place) => [
        `${name}Otp`,
        String(flow[place]?.length),
        spread(of(name)),
        spread(of(`${name}Floor`)),
        spread(ratios(of(name), of(`${name}Floor`))),
      ]),
    ]),
    `medians of the ratios: request ${median(ratios(of("request"), of("requestFloor"))).toFixed(2)}, verify ${median(ratios(of("verify"), of("verifyFloor"))).toFixed(2)}`,
  ];
  return {
    lines,
    result: {
      ...{ rounds, goal: 0.7 },
      perSecond: spreadsOf(Object.entries(rates)),
      ofFloor: spreadsOf([
        ["request", ratios(of("request"), of("requestFloor"))],
        ["verify", ratios(of("verify"), of("verifyFloor"))],
      ]),
    },
  };
}

/** What stands for the clinic and its patient: not written anew. @param {import("./statements.mjs").Statement[][]} flow */
const keptIn = (flow) =>
  new Set(
    flow
      .flat()
      .filter(({ sql }) => /`clinics`|`portal_settings`/.test(sql))
      .flatMap(({ parameters }) => parameters),
  );
