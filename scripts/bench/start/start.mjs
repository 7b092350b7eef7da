import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { benchDatabaseOn } from "../home/environment.mjs";
import { openHomeClinic } from "../home/home-clinic.mjs";
import { launchProduct, untilAnswered } from "../home/home-product.mjs";
import { homeRequests } from "../home/home-requests.mjs";
import { freePort, launch } from "../load/children.mjs";
import { busyMachine } from "../machine.mjs";
import { median, ratios, spread, spreadOf, table } from "../measure.mjs";

const goal = 4;
const askEveryMs = 2;

/** @typedef {import("../load/pace.mjs").Sent} Sent */
/** @typedef {{ port: number, failed: Promise<never>, stop: () => Promise<void> }} Started */

/** From the start of the process to its first answer, in ms. @param {() => Promise<Started>} begin @param {Sent} request @param {string} expected */
async function time(begin, request, expected) {
  const began = performance.now();
  const { port, failed, stop } = await begin();
  try {
    const text = await untilAnswered(port, request, failed, askEveryMs);
    const ms = performance.now() - began;
    if (!text.includes(expected)) throw new Error(`It answered: ${text.slice(0, 300)}`);
    return ms;
  } finally {
    await stop();
  }
}

/**
 * How long the product takes to answer its first query, a signed-in patient's home, from the start of its process, by turns with an
 * empty Node HTTP server.
 * @param {import("../registry.mjs").Given} given
 */
export async function benchStart({ url, rounds, tell }) {
  const folder = mkdtempSync(path.join(tmpdir(), "portail-bench-start-"));
  const sqlite = `sqlite:${path.join(folder, "start.db")}`;
  try {
    const clinic = await openHomeClinic({ url, patients: 50, folder });
    const { openSqliteClinic } = await import("./sqlite-clinic.mjs");
    const host = await openSqliteClinic(sqlite, folder);
    const [home] = /** @type {[Sent]} */ (homeRequests(clinic, "hash"));
    const documents = JSON.parse(readFileSync("dist/persisted-documents.json", "utf8"));
    const hash = Object.keys(documents).find((each) => /query PortalStart\b/.test(documents[each]));
    const headers = { ...home.headers, host, origin: `https://${host}` };
    const body = JSON.stringify({
      operationName: "PortalStart",
      variables: {},
      extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
    });
    const program = fileURLToPath(new URL("empty-server.mjs", import.meta.url));
    const empty = async () => {
      const port = await freePort();
      return { ...launch([program, String(port)]), port };
    };
    const subjects = [
      { name: "empty server", run: () => time(empty, home, "{}") },
      {
        name: "MariaDB",
        run: () => time(() => launchProduct({ databaseUrl: benchDatabaseOn(url), folder, cores: "any" }), home, '"upcoming":{'),
      },
      {
        name: "SQLite",
        run: () => time(() => launchProduct({ databaseUrl: sqlite, folder, cores: "any" }), { ...home, headers, body }, '"clinic":{'),
      },
    ];
    /** @type {Record<string, number[]>} */
    const times = Object.fromEntries(subjects.map(({ name }) => [name, []]));
    for (const { run } of subjects) await run();
    for (let round = 0; round < rounds; round += 1) {
      const turn = round % subjects.length;
      for (const { name, run } of [...subjects.slice(turn), ...subjects.slice(0, turn)]) times[name]?.push(await run());
      tell(`round ${round + 1} of ${rounds}`);
    }
    const of = (/** @type {string} */ name) => times[name] ?? [];
    const slower = (/** @type {string} */ name) => ratios(of(name), of("empty server"));
    const names = subjects.map(({ name }) => name);
    const lines = [
      `from the start of the process to its first answer (on MariaDB a patient's home, on SQLite the portal's first query), ${rounds} rounds: median (lowest–highest)`,
      ...table([["", "ms", "× empty server"], ...names.map((name) => [name, spread(of(name)), spread(slower(name))])]),
      ...["MariaDB", "SQLite"].map((name) => {
        const reached = median(slower(name));
        return `goal: at most ${goal} × on ${name}: ${reached.toFixed(2)}, ${reached <= goal ? "held" : "NOT held"}`;
      }),
      ...busyMachine(),
    ];
    const result = Object.fromEntries(names.map((name) => [name, { ms: spreadOf(of(name)), ofEmpty: spreadOf(slower(name)) }]));
    return { lines, result: { rounds, goal, ...result } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
