import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildServer } from "../lib/build.mjs";
import { startMariadb } from "../lib/mariadb.mjs";
import { passSignalsOn } from "../lib/run.mjs";
import { createSteps, explain } from "../lib/steps.mjs";
import { benchBatches } from "./batches/batches.mjs";
import { benchBulkAccess } from "./bulk-access/bulk-access.mjs";
import { benchConversations } from "./conversations/conversations.mjs";
import { fillClinics } from "./fill-clinics.mjs";
import { benchPatients } from "./patients/patients.mjs";
import { benchFuzz } from "./fuzz/fuzz.mjs";
import { openProduct } from "./product.mjs";
import { benchRegistration } from "./registration/registration.mjs";
import { benchSettings } from "./settings.mjs";
import { benchSignIn } from "./sign-in/sign-in.mjs";
import { benchTiming } from "./sign-in/timing.mjs";

/** Each measures on the same clinics and answers a table to print. */
const benches = {
  settings: benchSettings,
  patients: benchPatients,
  registration: benchRegistration,
  conversations: benchConversations,
  batches: benchBatches,
  "bulk-access": benchBulkAccess,
  "sign-in": benchSignIn,
  "sign-in-timing": benchTiming,
  fuzz: benchFuzz,
};

/** Those that need the clinics' appointments; the others make what they need. */
const onAppointments = new Set(["settings"]);

/** Few durable writes while it is filled, and the larger clinics' indexes in memory: what is measured are reads. */
const server = [
  "--innodb-buffer-pool-size=3G",
  "--innodb-flush-log-at-trx-commit=0",
  "--innodb-log-file-size=1G",
  "--skip-innodb-doublewrite",
];

const usage = `npm run bench -- [${Object.keys(benches).join("|")}] [--largest 1000000] [--rounds 7] [--samples 10000] [--charts 1000000] [--appointments 100000] [--seconds 60] [--seed 1] [--open]`;

/** @param {string[]} args */
function read(args) {
  const options = /** @type {const} */ ({
    largest: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "7" },
    samples: { type: "string", default: "10000" },
    charts: { type: "string", default: "1000000" },
    appointments: { type: "string", default: "100000" },
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    open: { type: "boolean", default: false },
  });
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [largest, rounds, samples, charts] = [Number(values.largest), Number(values.rounds), Number(values.samples), Number(values.charts)];
  const appointments = Number(values.appointments);
  const fuzz = { seconds: Number(values.seconds), seed: Number(values.seed), open: values.open };
  const names = positionals.length > 0 ? positionals : Object.keys(benches);
  const chosen = Object.entries(benches).filter(([name]) => names.includes(name));
  if (
    chosen.length < names.length ||
    !Number.isInteger(largest) ||
    largest < 10_000 ||
    !(rounds >= 5) ||
    !(samples >= 100) ||
    !(charts >= 1_000) ||
    !(appointments >= 5_000) ||
    !(fuzz.seconds >= 1) ||
    !Number.isInteger(fuzz.seed)
  )
    throw new Error(usage);
  const sizes = chosen.some(([name]) => onAppointments.has(name)) ? [1_000, ...(largest > 100_000 ? [100_000] : []), largest] : [];
  return { chosen, rounds, samples, sizes, largest, charts, appointments, fuzz };
}

/**
 * Measures the built product on a MariaDB of its own, against bare statements in the same run.
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function runBenches(args) {
  process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
  passSignalsOn();
  /** @type {(() => Promise<unknown>)[]} */
  const endings = [];
  try {
    const { chosen, rounds, samples, sizes, largest, charts, appointments, fuzz } = read(args);
    const step = createSteps(4 + chosen.length);
    await step("Building the server", async (remark) => void ((await buildServer()) || remark("unchanged")));
    const { url, stop } = await step("Starting MariaDB", (remark) => startMariadb(remark, { large: true, settings: server }));
    endings.unshift(stop);
    // What runs in the database fails then, and all else ends with it.
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void stop());
    const clinics = await step(
      `Filling clinics with ${sizes.map((size) => size.toLocaleString("en")).join(", ") || "no"} appointments`,
      (_, tell) => fillClinics(url, sizes, tell),
    );
    const product = await step("Migrating them to this version", (_, tell) => openProduct(url, tell));
    endings.unshift(product.close);
    for (const [name, bench] of chosen) {
      const lines = await step(`Measuring ${name}`, (_, tell) =>
        bench({ url, clinics, product, rounds, samples, largest, charts, appointments, ...fuzz, tell }),
      );
      console.log(`\n${lines.join("\n")}\n`);
    }
    return 0;
  } catch (error) {
    console.error(`\n${explain(error)}`);
    return 1;
  } finally {
    for (const end of endings) await end();
  }
}
