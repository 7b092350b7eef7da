import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openHomeClinic } from "../home/home-clinic.mjs";
import { startDriver } from "../load/driver.mjs";
import { usageOf } from "../load/usage.mjs";
import { busyMachine } from "../machine.mjs";
import { table } from "../measure.mjs";
import { startSubjects } from "../portal-home/subjects.mjs";
import { slopeOf } from "./slope.mjs";

const goal = 250;
const looks = 20;

/**
 * The product's memory while it answers so many requests, and whether it still grows in the second half.
 * @param {import("../registry.mjs").Given} given
 */
export async function benchMemory({ url, requests: total, patients, connections, tell }) {
  const folder = mkdtempSync(path.join(tmpdir(), "portail-bench-memory-"));
  /** @type {(() => unknown)[]} */
  const endings = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const clinic = await openHomeClinic({ url, patients, folder });
    const [product] = await startSubjects({ url, clinic, folder, only: [] });
    if (!product) throw new Error("There is nothing to measure.");
    endings.unshift(product.stop);
    const driver = startDriver();
    endings.unshift(driver.stop);
    const { pid, port, requests } = product;
    /** @type {[requests: number, rss: number][]} */
    const seen = [[0, usageOf(pid).rss]];
    for (let look = 1; look <= looks; look += 1) {
      await driver.saturate({ port, requests, connections, amount: Math.ceil(total / looks) });
      seen.push([look * Math.ceil(total / looks), usageOf(pid).rss]);
      if (look % 5 === 0) tell(`${Math.round((100 * look) / looks)} %`);
    }
    const { slope, error } = slopeOf(seen.slice(looks / 2));
    const { rss, highest } = usageOf(pid);
    const flat = Math.abs(slope) <= 2 * error;
    const perTenThousand = (/** @type {number} */ value) => (10_000 * value).toFixed(2);
    const lines = [
      `resident memory of the product, worker included, over ${total.toLocaleString("en")} requests of a patient's home; ${connections} connections`,
      ...table([["requests", "MiB"], ...seen.filter((_, place) => place % 4 === 0).map(([count, mib]) => [String(count), mib.toFixed(1)])]),
      `at the end ${rss.toFixed(0)} MiB, at most ${highest.toFixed(0)} MiB`,
      `slope over the second half: ${perTenThousand(slope)} ± ${perTenThousand(2 * error)} MiB for 10,000 requests (two standard errors)`,
      `goal: at most ${goal} MiB: ${rss <= goal ? "held" : "NOT held"}; slope 0: ${flat ? "not told from 0, held" : slope < 0 ? "it shrinks, held" : "NOT held"}`,
      ...busyMachine(),
    ];
    const result = { requests: total, goal, rss, highest, slopePerRequest: slope, standardError: error, seen };
    return { lines, result };
  } finally {
    for (const end of endings) await end();
  }
}
