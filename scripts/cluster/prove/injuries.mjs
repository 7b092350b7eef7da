import { setTimeout as wait } from "node:timers/promises";

/** @typedef {import("../galera-node.mjs").GaleraNode} GaleraNode */
/** @typedef {{ nodes: GaleraNode[], begin: (name: string) => void, ended: AbortSignal, seconds: number }} Scene */

const rest = (/** @type {Scene} */ { seconds, ended }, share = 1) => wait(seconds * share * 1_000, undefined, { signal: ended });

/** @param {GaleraNode[]} nodes @param {number} count */
async function untilTogether(nodes, count) {
  const giveUp = Date.now() + 60_000;
  for (const node of nodes)
    for (;;) {
      const rows = await node.query("SHOW GLOBAL STATUS LIKE 'wsrep_cluster_size'").catch(() => []);
      if (Number(rows[0]?.["Value"]) === count && (await node.isSynced())) break;
      if (Date.now() > giveUp) throw new Error(`${node.name} did not come back.`);
      await wait(100);
    }
}

/** The node in use is killed, comes back, and the one that took over is killed meanwhile. @param {Scene} scene */
export async function killInTurn(scene) {
  const { nodes, begin } = scene;
  const [first, second] = /** @type {[GaleraNode, GaleraNode, GaleraNode]} */ (nodes);
  begin("calm");
  await rest(scene);
  begin(`kill -9 of ${first.name}, in use`);
  await first.kill();
  await rest(scene);
  begin(`${first.name} rejoins`);
  await first.start("AGAIN");
  await rest(scene, 0.5);
  begin(`kill -9 of ${second.name}, in use`);
  await second.kill();
  await rest(scene);
  begin(`${second.name} rejoins`);
  await second.start("AGAIN");
  await rest(scene);
}

/** A node that neither works nor refuses, as behind a cut cable; then it comes back by itself. @param {Scene} scene */
export async function freeze(scene) {
  const { nodes, begin, ended } = scene;
  const node = /** @type {GaleraNode} */ (nodes[0]);
  begin("calm, back on the first node");
  // Until the processes have gone back to it.
  await wait(12_000, undefined, { signal: ended });
  begin(`${node.name}, in use, is frozen`);
  node.freeze();
  await rest(scene);
  begin(`${node.name} is thawed`);
  node.thaw();
  await untilTogether(nodes, 3);
  await rest(scene, 0.5);
}

/** Of three nodes one is left: it must not take writes, until somebody decides that it is the cluster. @param {Scene} scene */
export async function loseMajority(scene) {
  const { nodes, begin } = scene;
  const [first, second, third] = /** @type {[GaleraNode, GaleraNode, GaleraNode]} */ (nodes);
  begin("kill -9 of two nodes at once");
  await Promise.all([first.kill(), second.kill()]);
  await rest(scene);
  begin(`${third.name} is made the cluster`);
  await third.query("SET GLOBAL wsrep_provider_options = 'pc.bootstrap=YES'");
  await rest(scene, 0.5);
  begin("both rejoin");
  await first.start("AGAIN");
  await second.start("AGAIN");
  await rest(scene, 0.5);
}
