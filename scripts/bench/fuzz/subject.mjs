import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createAgent, nextNetwork, send } from "../sign-in/browser.mjs";

const program = fileURLToPath(new URL("server.mjs", import.meta.url));

/** Where a body differs from the one sent before, so that no cache knows it. */
export const salt = "@@@@@@";

let salted = 0;

/** @param {string} body */
const fresh = (body) => body.replaceAll(salt, String((salted += 1)).padStart(salt.length, "0"));

/** @param {{ url: string, folder: string, open: boolean }} given */
export async function startSubject(given) {
  const server = fork(program, [JSON.stringify(given)], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const failed = once(server, "exit").then(() => Promise.reject(new Error("The server under test ended.")));
  failed.catch(() => undefined);
  const [{ port, host }] = await Promise.race([once(server, "message"), failed]);
  const agent = createAgent(1);
  const used = async () => {
    server.send("cpu");
    const [{ user, system }] = await Promise.race([once(server, "message"), failed]);
    return (user + system) / 1_000;
  };

  /** CPU of the whole process for one such body, in ms. @param {string} body @param {number} times */
  async function cost(body, times) {
    const before = await used();
    for (let time = 0; time < times; time += 1) await send(agent, { host, port, network: nextNetwork(), body: fresh(body) });
    return ((await used()) - before) / times;
  }

  const stop = async () => {
    agent.destroy();
    server.disconnect();
    await once(server, "exit");
  };
  return { cost, stop, say: (/** @type {string} */ body) => send(agent, { host, port, network: nextNetwork(), body: fresh(body) }) };
}
