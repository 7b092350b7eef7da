import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { benchDatabaseOn } from "../home/environment.mjs";
import { openHomeClinic } from "../home/home-clinic.mjs";
import { launchProduct, untilAnswered } from "../home/home-product.mjs";
import { homeRequests } from "../home/home-requests.mjs";
import { startDriver } from "../load/driver.mjs";
import { median, ratios, spread, table } from "../measure.mjs";

const counts = [1, 2, 4];

/**
 * The portal's home asked of one, two and four processes of the product on one database, the connections spread over them. All of
 * them, what drives them and the database share the machine's cores.
 * @param {import("../registry.mjs").Given} given
 */
export async function benchProcesses({ url, rounds, patients, connections, loadSeconds: seconds, tell }) {
  const folder = mkdtempSync(path.join(tmpdir(), "portail-bench-processes-"));
  /** @type {(() => unknown)[]} */
  const endings = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const clinic = await openHomeClinic({ url, patients, folder });
    const sent = homeRequests(clinic, "hash");
    const requests = path.join(folder, "requests.json");
    writeFileSync(requests, JSON.stringify(sent));
    /** @type {{ port: number, driver: ReturnType<typeof startDriver> }[]} */
    const pairs = [];
    for (let place = 0; place < Math.max(...counts); place += 1) {
      const product = await launchProduct({ databaseUrl: benchDatabaseOn(url), folder, cores: "any" });
      endings.unshift(product.stop);
      await untilAnswered(product.port, /** @type {NonNullable<typeof sent[0]>} */ (sent[0]), product.failed);
      const driver = startDriver();
      endings.unshift(driver.stop);
      await driver.saturate({ port: product.port, requests, connections: 4, seconds: Math.max(2, seconds) });
      pairs.push({ port: product.port, driver });
    }
    tell(`${pairs.length} processes serve`);
    const rate = async (/** @type {number} */ count) => {
      const share = Math.max(1, Math.round(connections / count));
      const used = pairs.slice(0, count);
      const driven = await Promise.all(used.map(({ port, driver }) => driver.saturate({ port, requests, connections: share, seconds })));
      return driven.reduce((sum, { count: answered, ms }) => sum + (1_000 * answered) / ms, 0);
    };
    /** @type {Map<number, number[]>} */
    const rates = new Map(counts.map((count) => [count, []]));
    for (let round = 0; round < rounds; round += 1) {
      const turn = round % counts.length;
      for (const count of [...counts.slice(turn), ...counts.slice(0, turn)]) rates.get(count)?.push(await rate(count));
      tell(`round ${round + 1} of ${rounds}`);
    }
    const of = (/** @type {number} */ count) => rates.get(count) ?? [];
    const cores = availableParallelism();
    return {
      lines: [
        `the portal's home over ${connections} connections in all, ${rounds} interleaved rounds of ${seconds} s: median (lowest–highest)`,
        `${cores} cores for the processes, what drives them and MariaDB together: more processes than cores left over bring nothing`,
        ...table([
          ["processes", "requests a second", "× one process"],
          ...counts.map((count) => [String(count), spread(of(count)), spread(ratios(of(count), of(1)))]),
        ]),
      ],
      result: {
        cores,
        rates: Object.fromEntries(rates),
        ratios: Object.fromEntries(counts.map((count) => [count, median(ratios(of(count), of(1)))])),
      },
    };
  } finally {
    for (const end of endings) await end();
  }
}
