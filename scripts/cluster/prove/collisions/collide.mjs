import { setTimeout as wait } from "node:timers/promises";
import { feed, nothingWritten } from "../actors.mjs";
import { createCaller } from "../caller.mjs";
import { ProductProcess } from "../product.mjs";
import { Tally } from "../tally.mjs";
import { countLost, countRunAgain } from "./counters.mjs";
import { moveAppointment, pay, reply, saveSettings, signInEverywhere, switchReplies } from "./rivals.mjs";
import { setStage } from "./stage.mjs";
import { verifyCollisions } from "./verify-collisions.mjs";

const metricsToken = "to-count-what-ran-again";

/** Of the seconds that are asked for: until there has been a collision at COMMIT. */
const longestShare = 6;

/** Charts of people who sign in at all nodes at once. */
const people = 200;

/**
 * Processes that each prefer another node write to the same rows at once, as no installation is meant to: what one node has taken, the
 * others refuse, at the latest at COMMIT. Everything acknowledged is there once, on all nodes.
 * @param {object} given
 * @param {Awaited<ReturnType<typeof import("../../galera.mjs").startGalera>>} given.galera
 * @param {string} given.database
 * @param {string} given.folder
 * @param {Record<string, string>} given.env
 * @param {number[]} given.ports one for each process
 * @param {string} given.host
 * @param {number} given.seconds
 * @param {{ token: string, supportPassword: string }} given.clinic
 * @param {(call: import("../actors.mjs").Call) => Promise<{ typeId: string, cookie: string }>} given.prepare cookie: the admin's
 * @param {Awaited<ReturnType<typeof import("../post-box.mjs").openPostBox>>} given.postBox
 * @param {(() => unknown)[]} given.endings
 */
export async function collide({ galera, database, folder, env, ports, host, seconds, clinic, prepare, postBox, endings }) {
  const products = ports.map((port, place) => {
    const own = { ...env, DATABASE_URL: galera.url(database, place), METRICS_TOKEN: metricsToken };
    return new ProductProcess({ folder, port, env: own });
  });
  endings.unshift(() => products.forEach((product) => product.kill()));
  await Promise.all(products.map((product) => product.untilReady()));
  const tally = new Tally();
  const callers = ports.map((port) => createCaller({ ports: [port], host, tally }));
  endings.unshift(() => callers.forEach(({ close }) => close()));
  const calls = callers.map(({ call }) => call);
  const first = /** @type {import("../actors.mjs").Call} */ (calls[0]);
  const { token } = clinic;
  const { typeId, cookie } = await prepare(first);
  const written = nothingWritten();
  await feed({ call: first, tally, written, token, typeId, going: () => written.charts.length < people }, "collide-C");
  const [chart, ...charts] = /** @type {[import("../actors.mjs").Chart, ...import("../actors.mjs").Chart[]]} */ (written.charts);
  const stage = await setStage({ call: first, token, cookie, password: clinic.supportPassword, chart });
  written.appointments.push(stage.appointment.externalId);
  written.subjects.push("Contested");
  const node = /** @type {(typeof galera.nodes)[number]} */ (galera.nodes[0]);
  const versionOf = async (/** @type {string} */ sql) => Number(Object.values((await node.query(sql, database))[0] ?? {})[0]);
  const versions = {
    settings: await versionOf("SELECT version FROM portal_settings"),
    conversation: await versionOf("SELECT version FROM conversations WHERE subject = 'Contested'"),
  };
  /** @type {import("./rivals.mjs").Kept} */
  const kept = { notes: [], saved: [], replies: [], switched: [], payments: [], sessions: [], conflicts: 0 };
  const [lost, again] = [await countLost(galera.nodes), await countRunAgain(ports, metricsToken)];
  tally.begin("written at three nodes at once");
  const ended = new AbortController();
  const going = () => !ended.signal.aborted;
  const rivals = calls.flatMap((call) =>
    [moveAppointment, saveSettings, reply, switchReplies, pay].map((act) => act({ call, token, cookie, stage, kept, going })),
  );
  const acting = Promise.all([signInEverywhere({ calls, typeId, charts, postBox, kept, going }), ...rivals]);
  acting.catch(() => ended.abort());
  const began = performance.now();
  const hasCollided = async () => (await countRunAgain(ports, metricsToken)).commit > again.commit;
  await wait(seconds * 1_000, undefined, { signal: ended.signal }).catch(() => undefined);
  // A slow machine collides less often: it is given longer.
  for (const giveUp = began + longestShare * seconds * 1_000; going() && performance.now() < giveUp && !(await hasCollided());)
    await wait(500);
  const took = (performance.now() - began) / 1_000;
  ended.abort();
  const [wrong] = await acting;
  const [lostThen, againThen] = [await countLost(galera.nodes), await countRunAgain(ports, metricsToken)];
  const exits = await Promise.all(products.map((product) => product.stop()));
  const certification = lostThen.certification - lost.certification;
  const aborted = lostThen.aborted - lost.aborted;
  const [statement, commit] = [againThen.statement - again.statement, againThen.commit - again.commit];
  if (certification + aborted === 0) wrong.push("No node refused anything: nothing collided, and nothing was proven");
  if (commit === 0) wrong.push("No transaction failed at its COMMIT: that was not proven");
  if (exits.some((code) => code !== 0)) wrong.push(`A process that collided ended: ${exits.join(", ")}`);
  if (tally.unexpected.size > 0) wrong.push(`Collisions were answered with errors: ${[...tally.unexpected].join(", ")}`);
  wrong.push(...(await verifyCollisions(galera.nodes, database, kept, versions)));
  const { notes, saved, replies, switched, payments, sessions, conflicts } = kept;
  const lines = [
    `${ports.length} processes, each on another node, wrote to the same rows for ${took.toFixed(0)} s:`,
    `  the nodes refused ${certification} transactions at certification and ended ${aborted} for another node's`,
    `  ${statement} transactions were run again after a statement, ${commit} after a failed COMMIT`,
    `  acknowledged: ${notes.length} changes of one appointment, ${saved.length} of the settings, ${switched.length} of one conversation,`,
    `  ${replies.length} messages in it, ${payments.length} payments of one invoice; answered with a conflict: ${conflicts}`,
    `  ${sessions.length} right codes, each sent to all of them at once: one session each`,
    ...[...tally.errors].map(([error, count]) => `  ${count} × ${error}, sent again`),
  ];
  return { lines, wrong, written, typeId, cookie };
}
