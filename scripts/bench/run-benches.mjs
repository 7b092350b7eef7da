import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildClient, buildServer } from "../lib/build.mjs";
import { startMariadb } from "../lib/mariadb.mjs";
import { passSignalsOn } from "../lib/run.mjs";
import { createSteps, explain } from "../lib/steps.mjs";
import { fillClinics } from "./fill-clinics.mjs";
import { endChildren } from "./load/children.mjs";
import { machineFacts } from "./machine.mjs";
import { readOptions, usage } from "./options.mjs";
import { openProduct } from "./product.mjs";

/** Those that need the clinics' appointments; the others make what they need. */
const onAppointments = new Set(["settings"]);

/** Few durable writes while it is filled, and the larger clinics' indexes in memory: what is measured are reads. */
const settings = [
  "--innodb-buffer-pool-size=3G",
  "--innodb-flush-log-at-trx-commit=0",
  "--innodb-log-file-size=1G",
  "--skip-innodb-doublewrite",
];

/** @param {number} largest */
const sizesUpTo = (largest) => [1_000, ...(largest > 100_000 ? [100_000] : []), largest];

/** @typedef {(() => unknown)[]} Endings what is to be ended, the latest first */
/** @typedef {ReturnType<typeof readOptions>} Wanted */
/** @typedef {ReturnType<typeof createSteps>} Step */

/** A MariaDB of its own with the product's tables, gone when all has ended. @param {Step} step @param {Wanted} wanted @param {Endings} endings */
async function openDatabase(step, { chosen, options }, endings) {
  const { url, stop } = await step("Starting MariaDB", (remark) => startMariadb(remark, { large: true, settings }));
  endings.unshift(stop);
  // What runs in the database fails then, and all else ends with it.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void stop());
  const sizes = chosen.some(([name]) => onAppointments.has(name)) ? sizesUpTo(options.largest) : [];
  const filled = `Filling clinics with ${sizes.map((size) => size.toLocaleString("en")).join(", ") || "no"} appointments`;
  const clinics = await step(filled, (_, tell) => fillClinics(url, sizes, tell));
  const product = await step("Migrating them to this version", (_, tell) => openProduct(url, tell));
  endings.unshift(product.close);
  return { url, clinics, product };
}

/** @param {Wanted} wanted @param {Endings} endings */
async function measure(wanted, endings) {
  const { chosen, options, quick, json } = wanted;
  const shared = chosen.some(([, { ownDatabase }]) => !ownDatabase);
  const client = chosen.some(([, bench]) => bench.client);
  const step = createSteps(1 + Number(client) + (shared ? 3 : 0) + chosen.length);
  await step("Building the server", async (remark) => void ((await buildServer()) || remark("unchanged")));
  if (client) await step("Building the web apps", async (remark) => void ((await buildClient()) || remark("unchanged")));
  const database = /** @type {Awaited<ReturnType<typeof openDatabase>>} */ (shared ? await openDatabase(step, wanted, endings) : {});
  /** @type {Record<string, object>} */
  const results = {};
  for (const [name, { load }] of chosen) {
    const bench = await load();
    const { lines, result } = await step(`Measuring ${name}`, (_, tell) => bench({ ...database, ...options, tell }));
    console.log(`\n${lines.join("\n")}\n`);
    results[name] = result;
    const facts = { ...machineFacts(), quick, rounds: options.rounds };
    if (json) writeFileSync(json, `${JSON.stringify({ ...facts, results }, null, 2)}\n`);
  }
}

/**
 * Measures the built product against bare programs in the same run, on a MariaDB of its own.
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function runBenches(args) {
  process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
  passSignalsOn();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, endChildren);
  /** @type {Endings} */
  const endings = [];
  try {
    const wanted = readOptions(args);
    if (wanted.help) console.log(usage);
    else await measure(wanted, endings);
    return 0;
  } catch (error) {
    console.error(`\n${explain(error)}`);
    return 1;
  } finally {
    endChildren();
    for (const end of endings) await end();
  }
}
