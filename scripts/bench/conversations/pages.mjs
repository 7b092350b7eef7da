import { once } from "node:events";
import { atOnce, rate, start } from "../floor.mjs";
import { median, ratios, spread, spreadsOf, table } from "../measure.mjs";
import { built, database } from "../product.mjs";
import { createAgent, send } from "../sign-in/browser.mjs";
import { whatPagesAsk } from "./asked.mjs";
import { openConversation } from "./fill-conversations.mjs";

/** @typedef {import("../sign-in/statements.mjs").Statement} Statement */
/** @typedef {import("./asked.mjs").Asked & { name: string, statements: Statement[], answer: string }} Page */

const calls = 60;

/** How many conversations the replies of so many rounds need, of the product and of the floor. @param {number} rounds */
export const repliesOf = (rounds) => 2 * (rounds + 1) * calls + 2;

const made = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** What a page writes is new each time: rows' ids, and of a reply its conversation and its key. @param {Page} page @param {() => string} newId @param {number} reply */
function anew({ statements, writes }, newId, reply) {
  const reads = new Set(statements.filter(({ sql }) => /^SELECT/.test(sql)).flatMap(({ parameters }) => parameters));
  const ids = statements.filter(({ sql }) => /^INSERT/.test(sql)).flatMap(({ parameters }) => parameters);
  const others = new Map(
    ids.filter((value) => typeof value === "string" && made.test(value) && !reads.has(value)).map((value) => [value, newId()]),
  );
  if (writes) others.set(openConversation(2), openConversation(reply));
  const other = (/** @type {unknown} */ value) =>
    others.get(value) ?? (writes && typeof value === "string" && /^patient:.*:k2$/.test(value) ? value.replace(/k2$/, `k${reply}`) : value);
  return statements.map(({ sql, parameters }) => ({ sql, parameters: parameters.map(other) }));
}

/**
 * Requests a second of each page, of the whole product and of bare node:http that runs the same statements over bare mysql2 and answers the
 * same bytes: each a process of its own, by turns.
 * @param {{ url: string, host: string, cookies: Record<"patient" | "replier" | "desk", string>, recorder: import("../sign-in/statements.mjs").StatementRecorder, recording: number, rounds: number }} given
 */
export async function measurePages({ url, host, cookies, recorder, recording, rounds }) {
  const { newId } = await built("kernel/id.js");
  const agent = createAgent(atOnce);
  const ask = async (/** @type {number} */ port, /** @type {import("./asked.mjs").Asked} */ { who, body }, /** @type {number} */ place) => {
    const { text } = await send(agent, { host, port, network: "10.1.0.2", cookie: cookies[who], body: body(place) });
    if (!text.startsWith('{"data"') || text.includes('"code"')) throw new Error(`Not answered: ${text.slice(0, 300)}`);
    return text;
  };
  /** @type {Page[]} */
  const pages = [];
  for (const [name, asked] of Object.entries(await whatPagesAsk())) {
    await ask(recording, asked, 1);
    recorder.take();
    const answer = await ask(recording, asked, 2);
    pages.push({ ...asked, name, answer, statements: recorder.take() });
  }
  const product = await start("./sign-in/product-server.mjs", { url });
  const floor = await start("./sign-in/floor-server.mjs", { url, database });
  /** @type {Map<string, { product: number[], floor: number[] }>} */
  const rates = new Map(pages.map(({ name }) => [name, { product: [], floor: [] }]));
  let reply = 2;
  const ofProduct = (/** @type {Page} */ page) => {
    const from = (reply += calls) - calls + 1;
    return rate(calls, (place) => ask(product.port, page, from + place));
  };
  const ofFloor = async (/** @type {Page} */ page) => {
    const from = (reply += calls) - calls + 1;
    floor.child.send(Array.from({ length: calls }, (_, place) => ({ statements: anew(page, newId, from + place), answer: page.answer })));
    await once(floor.child, "message");
    return rate(calls, async (place) => {
      const sent = { host, port: floor.port, path: `/${place}`, network: "10.1.0.2", cookie: cookies[page.who], body: page.body(2) };
      const { text } = await send(agent, sent);
      if (text !== page.answer) throw new Error(`The floor failed: ${text.slice(0, 300)}`);
    });
  };
  try {
    for (let round = 0; round <= rounds; round += 1)
      for (const page of pages) {
        const before = reply;
        const one = round % 2 === 0 ? await ofProduct(page) : await ofFloor(page);
        const other = round % 2 === 0 ? await ofFloor(page) : await ofProduct(page);
        if (!page.writes) reply = before;
        // The first round warms both up.
        if (round === 0) continue;
        rates.get(page.name)?.product.push(round % 2 === 0 ? one : other);
        rates.get(page.name)?.floor.push(round % 2 === 0 ? other : one);
      }
  } finally {
    agent.destroy();
    for (const { child } of [product, floor]) if (child.connected) child.disconnect();
  }
  const lines = [
    `${rounds} interleaved rounds of ${calls} calls, ${atOnce} at once: median (lowest–highest)`,
    ...table([
      ["", "statements", "bytes", "product /s", "floor /s", "product ÷ floor"],
      ...pages.map(({ name, statements, answer }) => {
        const { product: ours, floor: bare } = rates.get(name) ?? { product: [], floor: [] };
        const count = statements.filter(({ sql }) => !/^(START|COMMIT)/.test(sql)).length;
        return [name, String(count), String(answer.length), spread(ours), spread(bare), spread(ratios(ours, bare))];
      }),
    ]),
    `medians of the ratios: ${pages.map(({ name }) => `${name} ${median(ratios(rates.get(name)?.product ?? [], rates.get(name)?.floor ?? [])).toFixed(2)}`).join(", ")}`,
  ];
  const shares = [...rates].map(([name, { product: ours, floor: bare }]) => /** @type {[string, number[]]} */ ([name, ratios(ours, bare)]));
  return { lines, ofFloor: spreadsOf(shares) };
}
