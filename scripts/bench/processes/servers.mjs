import path from "node:path";
import { fileURLToPath } from "node:url";
import { benchDatabaseOn } from "../home/environment.mjs";
import { launchProduct, untilAnswered } from "../home/home-product.mjs";
import { freePort, launch } from "../load/children.mjs";
import { startDriver } from "../load/driver.mjs";
import { database } from "../product.mjs";

export const counts = [1, 2, 4];

const most = Math.max(...counts);

/** @typedef {{ pid: number, port: number, child: import("node:child_process").ChildProcess, heard: () => Promise<any>, stop: () => Promise<void> }} Server */

/** @param {string} file @param {object} given @returns {Promise<Server>} */
async function launchFloor(file, given) {
  const port = await freePort();
  const program = fileURLToPath(new URL(file, import.meta.url));
  const env = { ...process.env, NODE_ENV: "production" };
  const server = launch([program, JSON.stringify({ ...given, port })], { cores: "any", env });
  await server.heard();
  return { ...server, port };
}

/** @param {number} count @param {(place: number) => Promise<any>} make */
async function several(count, make) {
  const made = [];
  for (let place = 0; place < count; place += 1) made.push(await make(place));
  return made;
}

/**
 * The product, the floor of what reads and the floor of what writes, as many of each as are ever measured together, and one more of
 * each kind of driver for each.
 * @param {{ url: string, folder: string, clinicId: string, mailUrl: string, first: import("../load/pace.mjs").Sent, endings: (() => unknown)[] }} given
 */
export async function startServers({ url, folder, clinicId, mailUrl, first, endings }) {
  const ended = (/** @type {{ stop: () => unknown }} */ started) => (endings.unshift(started.stop), started);
  /** @type {Server[]} */
  const products = await several(most, async () => {
    const product = await launchProduct({ databaseUrl: benchDatabaseOn(url), folder, cores: "any", env: { MAIL_URL: mailUrl } });
    ended(product);
    await untilAnswered(product.port, first, product.failed);
    return product;
  });
  const given = { url, database, clinicId };
  /** @type {Server[]} */
  const readers = await several(most, async () => ended(await launchFloor("../portal-home/floor-server.mjs", given)));
  /** @type {Server[]} */
  const writers = await several(most, async () => ended(await launchFloor("replay-server.mjs", given)));
  /** @type {ReturnType<typeof startDriver>[]} */
  const loads = await several(most, async () => ended(startDriver()));
  const callers = await several(most, async () => {
    const caller = launch([path.join(path.dirname(fileURLToPath(import.meta.url)), "calls-driver.mjs")], { cores: "others" });
    ended(caller);
    /** @param {object} order */
    const send = async (order) => {
      caller.child.send(order);
      const sent = await caller.heard();
      if (sent.wrong.length > 0) throw new Error(`${sent.wrong.length} of ${sent.count} calls failed: ${sent.wrong[0]}`);
      return sent;
    };
    return { send };
  });
  return { products, readers, writers, loads, callers };
}

/** @typedef {Awaited<ReturnType<typeof startServers>>} Servers */
