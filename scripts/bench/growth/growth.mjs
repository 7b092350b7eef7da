import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir, totalmem } from "node:os";
import path from "node:path";
import { createConnection } from "mysql2/promise";
import { startMariadb } from "../../lib/mariadb.mjs";
import { benchDatabaseOn, productionEnvironment } from "../home/environment.mjs";
import { launchProduct, untilAnswered } from "../home/home-product.mjs";
import { moveDatabase } from "../load/cores.mjs";
import { built, database, openProduct } from "../product.mjs";
import { openGrownClinics } from "./clinics.mjs";
import { countRows } from "./count-rows.mjs";
import { deskAsks } from "./desk-asks.mjs";
import { measureLatency } from "./latency.mjs";
import { portalAsks } from "./portal-asks.mjs";
import { codeAsk, programAsks } from "./program-asks.mjs";
import { fillWorkerQueues, openWorkerQueues } from "./queues.mjs";
import { report } from "./report.mjs";
import { createAsker, prepareSubjects } from "./subjects.mjs";

/** @typedef {import("../registry.mjs").Given} Given */

const calls = 40;
/** Callers of each query, and so many sets of what they ask for, at each size. */
const samples = 100;
const giga = 1024 ** 3;

/** Memory for what is asked for, and few durable writes while it is filled. */
const settings = [
  `--innodb-buffer-pool-size=${Math.max(1, Math.min(8, Math.floor(totalmem() / giga / 3)))}G`,
  "--innodb-flush-log-at-trx-commit=0",
  "--innodb-log-file-size=4G",
  "--innodb-sort-buffer-size=64M",
  "--skip-innodb-doublewrite",
];

/** As the product connects: in another collation the same statements would have other plans. @param {string} url */
const connect = (url) => {
  const { hostname: host, port, username: user } = new URL(url);
  return createConnection({ host, port: Number(port), user, timezone: "Z", charset: "UTF8MB4_BIN" });
};

/** A product of this process that opens the clinics; another one, as it runs in production, is measured. @param {string} url @param {string} folder */
async function assembleHere(url, folder) {
  await import("reflect-metadata");
  const { readConfig } = await built("config.js");
  const { assemble } = await built("start/assemble.js");
  const environment = productionEnvironment({ databaseUrl: benchDatabaseOn(url), folder });
  const folders = { dataFolder: folder, inboxFolder: path.join(folder, "inbox") };
  return assemble({ ...readConfig({ ...environment, LOG_LEVEL: "error" }), ...folders });
}

/** @param {number} largest */
const sizesUpTo = (largest) => [1_000, 100_000, largest].filter((size, place, all) => size <= largest && all.indexOf(size) === place);

/**
 * The product on its own, and what it is asked. @param {{ url: string, folder: string, clinics: readonly import("./clinics.mjs").GrownClinic[] }} given
 */
async function openServed({ url, folder, clinics }) {
  const product = await launchProduct({ databaseUrl: benchDatabaseOn(url), folder });
  const asker = createAsker(product.port);
  const close = async () => {
    asker.close();
    await product.stop();
  };
  try {
    const [home, first] = [portalAsks[0], clinics[0]];
    if (!home || !first) throw new Error("There is nothing to ask.");
    await untilAnswered(product.port, (await home.prepare(first, asker.answer))(first, 0), product.failed);
    const asks = [...portalAsks, ...deskAsks, ...programAsks, codeAsk];
    return { subjects: await prepareSubjects(asks, clinics, asker.answer), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @template {{ close: () => Promise<void> }} Opened @template Done
 * @param {() => Promise<Opened>} open @param {(opened: Opened) => Promise<Done>} work @returns {Promise<Done>}
 */
async function during(open, work) {
  const opened = await open();
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/**
 * The same queries of the whole product at clinics of 10³, 10⁵ and 10⁷ appointments in one database: latency over HTTP, and the rows
 * that each statement looks at.
 * @param {Given} given
 */
export async function benchGrowth({ rounds, grown, tell }) {
  const folder = mkdtempSync(path.join(tmpdir(), "portail-bench-growth-"));
  /** @type {(() => unknown)[]} */
  const endings = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const { url, stop } = await startMariadb(() => undefined, { large: true, settings });
    endings.unshift(stop);
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void stop());
    const connection = await connect(url);
    endings.unshift(() => connection.end());
    await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    await connection.query(`USE ${database}`);
    const { close } = await openProduct(url, tell);
    await close();
    const began = performance.now();
    const here = await assembleHere(url, folder);
    const sizes = sizesUpTo(grown);
    const clinics = await openGrownClinics({ url, services: here.services, sizes, tell });
    const fillSeconds = (performance.now() - began) / 1_000;
    await here.database.close();
    tell(`filled in ${fillSeconds.toFixed(0)} s`);

    await moveDatabase(connection);
    const served = () => openServed({ url, folder, clinics });
    // MariaDB keeps the values of what is prepared while some log is on; nothing of that is on while times are taken.
    await connection.query("SET GLOBAL long_query_time = 3600, GLOBAL slow_query_log = 1");
    const counted = await during(served, ({ subjects }) => countRows({ connection, subjects }));
    await connection.query("SET GLOBAL slow_query_log = 0");
    tell("rows are counted");
    const measured = await during(served, ({ subjects }) => measureLatency({ subjects, rounds, calls, samples, tell }));

    await fillWorkerQueues(connection);
    const queues = () => openWorkerQueues(url);
    await connection.query("SET GLOBAL slow_query_log = 1");
    const countedOfWorkers = await during(queues, ({ subjects }) => countRows({ connection, subjects }));
    await connection.query("SET GLOBAL slow_query_log = 0");
    const ofWorkers = await during(queues, ({ subjects }) => measureLatency({ subjects, rounds, calls, samples, tell: () => undefined }));
    return report({
      ...{ sizes, rounds, calls, samples, fillSeconds },
      counted: new Map([...counted, ...countedOfWorkers]),
      measured: new Map([...measured, ...ofWorkers]),
    });
  } finally {
    for (const end of endings) await end();
  }
}
