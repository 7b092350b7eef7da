import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openHomeClinic } from "../home/home-clinic.mjs";
import { startDriver } from "../load/driver.mjs";
import { usageOf } from "../load/usage.mjs";
import { compareAnswers } from "./answers.mjs";
import { report } from "./report.mjs";
import { startSubjects } from "./subjects.mjs";

/** @typedef {{ rate: number, p50: number, p99: number, halfRate: number, halfP99: number, cpuMs: number, busy: number, rss: number }} Measured */

/**
 * One subject's turn: as much as it can, then half of that.
 * @param {ReturnType<typeof startDriver>} driver @param {import("./subjects.mjs").Subject} subject @param {{ connections: number, loadSeconds: number }} sizes
 * @returns {Promise<Measured>}
 */
async function measure(driver, { pid, port, requests }, { connections, loadSeconds: seconds }) {
  const before = usageOf(pid);
  const { count, ms, p50, p99 } = await driver.saturate({ port, requests, connections, seconds });
  const after = usageOf(pid);
  const cpuMs = after.cpuMs - before.cpuMs;
  const rate = (1_000 * count) / ms;
  const half = await driver.pace({ port, requests, rate: rate / 2, seconds });
  return { rate, p50, p99, halfRate: rate / 2, halfP99: half.p99, cpuMs: cpuMs / count, busy: cpuMs / ms, rss: usageOf(pid).rss };
}

/**
 * What a patient's home asks, of the whole product, of a floor that answers the same bytes, and of what else one would pick; by turns.
 * @param {import("../registry.mjs").Given} given
 */
export async function benchPortalHome({ url, rounds, patients, connections, loadSeconds, profile, tell }) {
  const folder = mkdtempSync(path.join(tmpdir(), "portail-bench-home-"));
  /** @type {(() => unknown)[]} */
  const endings = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const clinic = await openHomeClinic({ url, patients, folder });
    tell(`${patients.toLocaleString("en")} patients signed in`);
    const flags = profile ? ["--cpu-prof", `--cpu-prof-dir=${profile}`] : [];
    const subjects = await startSubjects({ url, clinic, folder, flags });
    endings.unshift(...subjects.map(({ stop }) => stop));
    const driver = startDriver();
    endings.unshift(driver.stop);
    await compareAnswers(subjects);
    tell("all answer the same");
    for (const { port, requests } of subjects) await driver.saturate({ port, requests, connections, seconds: 2 + 2 * loadSeconds });
    /** @type {Record<string, Measured[]>} */
    const measured = Object.fromEntries(subjects.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      const turn = round % subjects.length;
      for (const subject of [...subjects.slice(turn), ...subjects.slice(0, turn)])
        measured[subject.name]?.push(await measure(driver, subject, { connections, loadSeconds }));
      tell(`round ${round + 1} of ${rounds}`);
    }
    await compareAnswers(subjects);
    return report(measured, { rounds, patients, connections, loadSeconds });
  } finally {
    for (const end of endings) await end();
  }
}
