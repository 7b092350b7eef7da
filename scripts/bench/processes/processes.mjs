import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createConnection } from "mysql2/promise";
import { openPostBox } from "../../cluster/prove/post-box.mjs";
import { openHomeClinic } from "../home/home-clinic.mjs";
import { homeRequests } from "../home/home-requests.mjs";
import { serveProduct } from "../sign-in/product.mjs";
import { StatementRecorder } from "../sign-in/statements.mjs";
import { record } from "./record.mjs";
import { report } from "./report.mjs";
import { counts, startServers } from "./servers.mjs";
import { demandOne } from "./shared.mjs";
import { createAskers } from "./steps.mjs";
import { createTurns, idleCpu, readPid } from "./turns.mjs";
import { openWritingClinic } from "./writing-clinic.mjs";

/** @typedef {import("./writing-clinic.mjs").Person} Person */

/** Of whom the flow is recorded, and who show that the processes are one. */
const guests = 5;

/** @param {string} url */
async function databasePidOf(url) {
  const { hostname: host, port, username: user } = new URL(url);
  const connection = await createConnection({ host, port: Number(port), user });
  const [rows] = await connection.query("SELECT @@pid_file AS file");
  await connection.end();
  return readPid(/** @type {{ file: string }[]} */ (rows)[0]?.file ?? "");
}

/**
 * One, two and four processes of the product on one database, by turns with as many of a floor: what patients read and write, and
 * one-time codes. All of them, what drives them and the database share the machine's cores.
 * @param {import("../registry.mjs").Given} given
 */
export async function benchProcesses({ url, rounds, patients, connections, calls, loadSeconds: seconds, tell }) {
  const folder = mkdtempSync(path.join(tmpdir(), "portail-bench-processes-"));
  /** @type {(() => unknown)[]} */
  const endings = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const postBox = await openPostBox();
    endings.unshift(postBox.close);
    const home = await openHomeClinic({ url, patients, folder });
    const sent = homeRequests(home, "hash");
    const requests = path.join(folder, "requests.json");
    writeFileSync(requests, JSON.stringify(sent));
    const recorder = new StatementRecorder();
    const here = await serveProduct({ url, worker: false, statementLogger: recorder });
    endings.unshift(here.stop);
    const people = guests + 2 * counts.length * (rounds + 1) * calls;
    const clinic = await openWritingClinic({ url, people, services: here.services });
    tell(`${people.toLocaleString("en")} people may sign in`);
    const first = /** @type {NonNullable<typeof sent[0]>} */ (sent[0]);
    const mailUrl = `smtp://127.0.0.1:${postBox.port}?from=portail@bench.example`;
    const servers = await startServers({ url, folder, clinicId: home.clinicId, mailUrl, first, endings });
    tell(`${servers.products.length} processes serve`);
    let used = 0;
    const next = (/** @type {number} */ count) => clinic.people.slice(used, (used += count));
    const recorded = await record({ clinic, port: here.port, recorder, postBox, people: /** @type {[Person, Person]} */ (next(2)) });
    tell(`statements: ${recorded.statements.join(", ")}`);
    const askers = createAskers(clinic, "outside");
    const ports = servers.products.map(({ port }) => port);
    const shared = await demandOne({ ports, here: here.port, clinic, askers, postBox, people: next(3) });
    tell("they are as one");
    const databasePid = await databasePidOf(url);
    const turns = createTurns({ servers, databasePid, connections, seconds, requests, folder, askers, recorded, postBox });
    const measured = { product: new Map(counts.map((count) => [count, []])), floor: new Map(counts.map((count) => [count, []])) };
    const order = counts.flatMap((count) => /** @type {const} */ (["product", "floor"]).map((who) => ({ who, count })));
    for (let round = 0; round <= rounds; round += 1) {
      const turn = round % order.length;
      for (const { who, count } of [...order.slice(turn), ...order.slice(0, turn)]) {
        // The first round warms up all that there are.
        const figures = await turns[who](round === 0 ? Math.max(...counts) : count, next(calls));
        if (round > 0) /** @type {import("./turns.mjs").Turn[] | undefined} */ (measured[who].get(count))?.push(figures);
      }
      tell(round === 0 ? "all are warm" : `round ${round} of ${rounds}`);
    }
    const idle = await idleCpu(servers.products);
    return report(measured, { rounds, connections, calls, seconds }, { shared, idle });
  } finally {
    for (const end of endings) await end();
  }
}
