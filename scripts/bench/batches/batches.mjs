import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createPool } from "mysql2/promise";
import { ratios, spread, spreadOf, spreadsOf, table } from "../measure.mjs";
import { built, database } from "../product.mjs";
import { openClinic, serveProduct } from "../sign-in/product.mjs";
import { appointmentMaker } from "./appointments.mjs";
import { createSender } from "./sender.mjs";

const patients = 2_000;
const atOnce = 4;

/** So many at once until all are done; answers how long each took, in milliseconds. @template T @param {T[]} work @param {(each: T) => Promise<unknown>} run */
async function inLanes(work, run) {
  const left = [...work];
  /** @type {number[]} */
  const times = [];
  const lane = async () => {
    for (let each = left.shift(); each !== undefined; each = left.shift()) {
      const began = performance.now();
      await run(each);
      times.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { seconds: (performance.now() - began) / 1_000, times };
}

/** @param {Awaited<ReturnType<typeof serveProduct>>["services"]} services */
async function openTeam(services) {
  const { consumer, host } = await openClinic(services, patients);
  const { consumerScopes } = await built("kernel/permissions.js");
  const place = { externalId: "L1", name: "Centre-ville", timeZone: "America/Toronto" };
  const locations = await services.clinics.upsertLocations(consumer, [place]);
  const team = await services.database.transaction(async (/** @type {unknown} */ tx) => {
    const made = await services.consumers.add(tx, consumer.clinicId, "Batches", consumerScopes);
    return { sourceId: made.id, token: await services.consumers.issueToken(tx, made) };
  });
  return { clinicId: consumer.clinicId, host, locationId: locations.value[0].entity.id, ...team };
}

/** @param {number[]} times @param {number} share */
const quantile = (times, share) => Number(times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)]);

/**
 * Appointments that an integrating team sends over HTTP in batches of 500, several at once, against bare multi-row INSERTs of the same
 * rows by as many connections, by turns; and whether the last are as quick as the first.
 * @param {{ url: string, appointments: number, rounds: number }} given
 */
export async function benchBatches({ url, appointments, rounds }) {
  const { hostname: host, port, username: user } = new URL(url);
  const bare = createPool({ host, port: Number(port), user, database, connectionLimit: atOnce, timezone: "Z", ...{ trace: false } });
  const { services, stop } = await serveProduct({ url, worker: false });
  const server = fork(fileURLToPath(new URL("../sign-in/product-server.mjs", import.meta.url)), [JSON.stringify({ url })]);
  const [said] = await once(server, "message");
  const team = await openTeam(services);
  const sender = createSender({ ...team, port: Number(said.port), atOnce });
  try {
    const [rows] = await bare.query("SELECT id FROM patients WHERE clinic_id = ?", [team.clinicId]);
    const patientIds = /** @type {{ id: string }[]} */ (rows).map(({ id }) => id);
    const maker = await appointmentMaker({ ...team, sourceId: team.clinicId, patientIds });
    const perRound = Math.ceil(appointments / rounds / maker.largestBatch);
    const send = (/** @type {string} */ expected) => (/** @type {{ sent: object[] }} */ batch) => sender.send(batch.sent, expected);
    const insert = (/** @type {{ rows: () => unknown[][] }} */ batch) => bare.query(maker.insert, [batch.rows()]);
    const insertTraced = async (/** @type {{ rows: () => unknown[][] }} */ batch) => {
      const made = batch.rows();
      const connection = await bare.getConnection();
      await connection.beginTransaction();
      await connection.query(maker.insert, [made]);
      await connection.query(maker.insertTraces, [maker.traces(made)]);
      await connection.commit();
      connection.release();
    };
    for (const run of [send("CREATED"), insert, insertTraced]) await inLanes(maker.batches(2 * atOnce), run);
    /** @type {{ product: number[], bare: number[], traced: number[], again: number[], times: number[][] }} */
    const taken = { product: [], bare: [], traced: [], again: [], times: [] };
    for (let round = 0; round < rounds; round += 1) {
      const batches = maker.batches(perRound);
      const product = async () => {
        const { seconds, times } = await inLanes(batches, send("CREATED"));
        taken.product.push(seconds);
        taken.times.push(times);
      };
      const floor = async () => void taken.bare.push((await inLanes(batches, insert)).seconds);
      const traced = async () => void taken.traced.push((await inLanes(maker.batches(perRound), insertTraced)).seconds);
      const turns = [product, floor, traced];
      for (const turn of [...turns.slice(round % 3), ...turns.slice(0, round % 3)]) await turn();
      taken.again.push((await inLanes(batches, send("UNCHANGED"))).seconds);
    }
    const count = perRound * maker.largestBatch;
    const rate = (/** @type {number[]} */ list) => spread(list.map((seconds) => count / seconds));
    const line = (/** @type {string} */ name, /** @type {number[]} */ list) => [name, rate(list), spread(ratios(taken.bare, list))];
    const inBatch = (/** @type {number} */ share) => spread(taken.times.map((times) => quantile(times, share)));
    const overTime = taken.product.map((seconds, round) => `${((round + 1) * count).toLocaleString("en")}: ${Math.round(count / seconds)}`);
    const lines = [
      `${(count * rounds).toLocaleString("en")} appointments in batches of ${maker.largestBatch}, ${atOnce} at once; median of ${rounds} interleaved rounds (lowest–highest)`,
      ...table([
        ["", "rows a second", "of bare"],
        line("bare multi-row INSERTs of the same rows", taken.bare),
        line("the same with the trace of each, in one transaction", taken.traced),
        line("upsertAppointments over HTTP", taken.product),
        line("the same batches again, unchanged", taken.again),
      ]),
      "",
      `a batch: ${inBatch(0.5)} ms median, ${inBatch(0.99)} ms p99`,
      `rows a second after so many: ${overTime.join(", ")}`,
    ];
    return {
      lines,
      result: {
        rounds,
        appointments: count * rounds,
        seconds: spreadsOf([
          ["product", taken.product],
          ["bare", taken.bare],
          ["traced", taken.traced],
          ["again", taken.again],
        ]),
        ofBare: spreadOf(ratios(taken.bare, taken.product)),
      },
    };
  } finally {
    sender.close();
    server.disconnect();
    await Promise.all([stop(), bare.end()]);
  }
}
