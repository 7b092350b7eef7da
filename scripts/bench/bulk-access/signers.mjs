import { setTimeout as wait } from "node:timers/promises";
import { challengeIn, createAgent, demandWrongCode, nextNetwork, requestBody, send, verifyBody } from "../sign-in/browser.mjs";

/** So often somebody asks for a code and types one. */
const everyMs = 50;

/** @typedef {{ request: number[], verify: number[] }} Times */

/** The 99th of a hundred. @param {number[]} times */
export const p99 = (times) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * 0.99))] ?? NaN;

/**
 * People who sign in one after another at their own pace, whether or not the one before was answered; nobody asks twice.
 * @param {{ host: string, port: number, typeId: string, known: import("../sign-in/product.mjs").Known[] }} given
 */
export function createSigners({ host, port, typeId, known }) {
  const agent = createAgent(32);
  let next = 0;
  /** @param {Times} times */
  const signIn = async (times) => {
    const who = known[next++];
    if (!who) throw new Error("There is nobody left to sign in.");
    const network = nextNetwork();
    const asked = await send(agent, { host, port, network, body: requestBody(typeId, who) });
    const body = verifyBody(challengeIn(asked.text));
    const { ms, text } = await send(agent, { host, port, network, cookie: asked.cookie, body });
    demandWrongCode(text);
    times.request.push(asked.ms);
    times.verify.push(ms);
  };
  return {
    /** How many are left. */
    left: () => known.length - next,
    /** Until the work is over, or while there is somebody left. @param {Promise<unknown>} work @returns {Promise<Times>} */
    async during(work) {
      const times = { request: /** @type {number[]} */ ([]), verify: /** @type {number[]} */ ([]) };
      let over = false;
      const ended = work.finally(() => (over = true));
      const running = [];
      for (const began = performance.now(); !over && next < known.length;) {
        running.push(signIn(times));
        await wait(Math.max(0, began + everyMs * running.length - performance.now()));
      }
      await Promise.all([ended, ...running]);
      return times;
    },
    close: () => agent.destroy(),
  };
}
