import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createConnection } from "mysql2/promise";
import { ratios, spread, spreadOf, spreadsOf, table } from "../measure.mjs";
import { database } from "../product.mjs";
import { openClinic, serveProduct } from "../sign-in/product.mjs";
import { fillCharts } from "./fill-charts.mjs";
import { createSigners, p99 } from "./signers.mjs";

const idleMs = 15_000;
const signersARound = 1_500;

const fresh =
  "access_changed_at = UTC_TIMESTAMP(3), access_changed_by = 'consumer:bench', access_reason = NULL, updated_at = UTC_TIMESTAMP(3)";

/** @param {string} file @param {object} given */
async function start(file, given) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(given)]);
  const [said] = await once(child, "message");
  return { child, port: Number(said.port) };
}

/**
 * A change of every chart of a large clinic, by a worker of its own, against one bare UPDATE of the same rows, by turns; and how long
 * people who sign in meanwhile wait, against a quiet time just before.
 * @param {{ url: string, charts: number, rounds: number }} given
 */
export async function benchBulkAccess({ url, charts, rounds }) {
  const { hostname: host, port, username: user } = new URL(url);
  const bare = await createConnection({ host, port: Number(port), user, database, ...{ trace: false } });
  const { services, stop } = await serveProduct({ url, worker: false });
  const server = await start("../sign-in/product-server.mjs", { url });
  const worker = await start("worker.mjs", { url });
  const { consumer, ...people } = await openClinic(services, signersARound * rounds);
  const signers = createSigners({ ...people, port: server.port });
  try {
    await fillCharts(bare, consumer.clinicId, charts);
    const timed = async (/** @type {() => Promise<unknown>} */ run) => {
      const began = performance.now();
      await run();
      return performance.now() - began;
    };
    const bareUpdate = async (/** @type {boolean} */ enabled) => {
      const set = `access_enabled = ?, ${fresh}, version = version + 1`;
      const where = "clinic_id = ? AND id LIKE 'B%' AND access_enabled = ?";
      await bare.query(`UPDATE patients SET ${set} WHERE ${where}`, [enabled, consumer.clinicId, !enabled]);
    };
    const change = async () => {
      const wish = { enabled: true, filter: {}, exceptPatientIds: [], reason: null, expectedCount: charts };
      const begun = await services.bulkAccess.start(consumer, wish, "America/Toronto");
      if (!begun.ok) throw new Error(`The change was refused: ${JSON.stringify(begun.problems)}`);
      worker.child.send("go");
      const [{ ms }] = await once(worker.child, "message");
      const [done] = await services.bulkAccess.readMany(consumer, [begun.value.id]);
      if (done?.status !== "DONE" || done.changedCount !== charts) throw new Error(`Not all were changed: ${done?.changedCount}`);
      return Number(ms);
    };
    await signers.during(wait(2_000));
    /** @type {{ update: number[], job: number[], idle: number[][], busy: number[][] }} */
    const taken = { update: [], job: [], idle: [], busy: [] };
    for (let round = 0; round < rounds; round += 1) {
      const idle = await signers.during(wait(idleMs));
      let ms = 0;
      const busy = await signers.during(change().then((length) => (ms = length)));
      taken.job.push(ms);
      // The same rows back again.
      taken.update.push(await timed(() => bareUpdate(false)));
      taken.idle.push([p99(idle.request), p99(idle.verify)]);
      taken.busy.push([p99(busy.request), p99(busy.verify)]);
    }
    const seconds = (/** @type {number[]} */ list) => spread(list.map((value) => value / 1_000));
    const column = (/** @type {number[][]} */ list, /** @type {number} */ place) => list.map((values) => values[place] ?? NaN);
    const lines = [
      `${charts.toLocaleString("en")} charts, median of ${rounds} interleaved rounds (lowest–highest)`,
      ...table([
        ["", "s", "× bare UPDATE"],
        ["one bare UPDATE of the same rows", seconds(taken.update), "1"],
        ["the whole change, people signing in meanwhile", seconds(taken.job), spread(ratios(taken.job, taken.update))],
      ]),
      "",
      ...table([
        ["p99 of signing in, ms", "idle", "during the change", "× idle"],
        ...["requestOtp", "verifyOtp"].map((name, place) => {
          const [idle, busy] = [column(taken.idle, place), column(taken.busy, place)];
          return [name, spread(idle), spread(busy), spread(ratios(busy, idle))];
        }),
      ]),
    ];
    return {
      lines,
      result: {
        ...{ charts, rounds, goals: { ofUpdate: 5, ofIdle: 2 } },
        ms: spreadsOf([
          ["update", taken.update],
          ["change", taken.job],
        ]),
        ofUpdate: spreadOf(ratios(taken.job, taken.update)),
        ofIdle: spreadsOf([
          ["requestOtp", ratios(column(taken.busy, 0), column(taken.idle, 0))],
          ["verifyOtp", ratios(column(taken.busy, 1), column(taken.idle, 1))],
        ]),
      },
    };
  } finally {
    signers.close();
    server.child.disconnect();
    worker.child.disconnect();
    await Promise.all([stop(), bare.end()]);
  }
}
