import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createConnection } from "mysql2/promise";
import { launch } from "../load/children.mjs";
import { moveDatabase } from "../load/cores.mjs";
import { usageOf } from "../load/usage.mjs";
import { database } from "../product.mjs";
import { expected, signIn, steps } from "./code-requests.mjs";
import { recordFlow } from "./record-flow.mjs";
import { report } from "./report.mjs";
import { takeCodes } from "./sent-codes.mjs";
import { anew, newValuesOf } from "./statements.mjs";

/** @typedef {import("./code-requests.mjs").Step} Step */
/** @typedef {Record<Step, { perSecond: number, cpuMs: number, busy: number }>} Measured */

/** Before any round counts: until then what is measured is how quickly V8 learns. */
const warming = 4;

/** @param {string} file @param {object} given @param {"server" | "others"} cores @param {string[]} [flags] */
const startProgram = (file, given, cores, flags = []) =>
  launch([...flags, fileURLToPath(new URL(file, import.meta.url)), JSON.stringify(given)], {
    cores,
    env: { ...process.env, NODE_ENV: "production" },
  });

/**
 * Codes asked for and typed, of the whole product and of a floor that runs the same statements, prepared, over bare mysql2 behind bare
 * node:http, each a process of its own, by turns.
 * @param {import("../registry.mjs").Given} given
 */
export async function benchSignIn({ url, rounds, people: calls, profile, tell }) {
  const folder = mkdtempSync(path.join(tmpdir(), "portail-bench-codes-"));
  const { hostname: host, port, username: user } = new URL(url);
  const connection = await createConnection({ host, port: Number(port), user, database });
  /** @type {(() => unknown)[]} */
  const endings = [() => connection.end(), () => rmSync(folder, { recursive: true, force: true })];
  try {
    await moveDatabase(connection);
    const patients = (rounds + warming) * calls;
    const { requests, known, flow } = await recordFlow({ url, folder, patients, connection });
    tell(`${patients.toLocaleString("en")} patients to sign in`);
    const flags = profile ? ["--cpu-prof", `--cpu-prof-dir=${profile}`] : [];
    const product = startProgram("code-server.mjs", { url, folder }, "server", flags);
    endings.unshift(product.stop);
    const floor = startProgram("floor-server.mjs", { url, database }, "server");
    endings.unshift(floor.stop);
    const sender = startProgram("sender.mjs", {}, "others");
    endings.unshift(sender.stop);
    const ports = { product: (await product.heard()).port, floor: (await floor.heard()).port };

    /** @param {typeof product} server @param {number} port @param {Measured} measured @returns {import("./code-requests.mjs").Send} */
    const measuring = (server, port, measured) => async (sent, step) => {
      const before = usageOf(server.pid).cpuMs;
      sender.child.send({ port, requests: sent });
      const { perSecond, answers, failed } = await sender.heard();
      const cpuMs = usageOf(server.pid).cpuMs - before;
      const wrong = failed ?? answers.find((/** @type {{ text: string }} */ { text }) => !expected[step].test(text))?.text;
      if (wrong !== undefined) throw new Error(`A ${step} was answered with ${wrong}`);
      measured[step] = { perSecond, cpuMs: cpuMs / sent.length, busy: (cpuMs * perSecond) / 1_000 / sent.length };
      return answers;
    };

    /** @param {number} round */
    const measureProduct = async (round) => {
      const measured = /** @type {Measured} */ ({});
      const send = measuring(product, ports.product, measured);
      await signIn({ send, codes: () => takeCodes(connection) }, requests, known.slice(round * calls, (round + 1) * calls));
      return measured;
    };

    const values = newValuesOf(steps.map((step) => flow[step].statements));
    const asked = requests.request(/** @type {import("./product.mjs").Known} */ (known[0]));
    const measureFloor = async () => {
      const measured = /** @type {Measured} */ ({});
      const flows = Array.from({ length: calls }, () =>
        anew(
          steps.map((step) => flow[step].statements),
          values,
        ),
      );
      for (const [place, step] of steps.entries()) {
        floor.child.send(flows.map((each) => ({ statements: each[place], answer: flow[step].answer })));
        await floor.heard();
        await measuring(
          floor,
          ports.floor,
          measured,
        )(
          flows.map((_, which) => ({ ...asked, path: `/${which}` })),
          step,
        );
      }
      await connection.query("DELETE FROM outbox_messages");
      return measured;
    };

    /** @type {Record<"product" | "floor", Measured[]>} */
    const measured = { product: [], floor: [] };
    for (let round = -warming; round < rounds; round += 1) {
      const first = round % 2 === 0 ? await measureFloor() : null;
      const ours = await measureProduct(round + warming);
      const bare = first ?? (await measureFloor());
      if (round < 0) continue;
      measured.product.push(ours);
      measured.floor.push(bare);
      tell(`round ${round + 1} of ${rounds}`);
    }
    return report(measured, { rounds, calls, statements: steps.map((step) => flow[step].statements.length) });
  } finally {
    for (const end of endings) await end();
  }
}
