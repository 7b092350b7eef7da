import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { table } from "../../bench/measure.mjs";
import { buildServer } from "../../lib/build.mjs";
import { freePorts } from "../../lib/mariadb.mjs";
import { passSignalsOn } from "../../lib/run.mjs";
import { createSteps, explain } from "../../lib/steps.mjs";
import { startGalera } from "../galera.mjs";
import { feed, nothingWritten, visit, write } from "./actors.mjs";
import { createCaller } from "./caller.mjs";
import { collide } from "./collisions/collide.mjs";
import { freeze, killInTurn, loseMajority } from "./injuries.mjs";
import { operations, trustedDocuments } from "./operations.mjs";
import { openPostBox } from "./post-box.mjs";
import { command, ProductProcess, writeClient } from "./product.mjs";
import { Tally } from "./tally.mjs";
import { verify } from "./verify.mjs";

const database = "portail";
const slug = "montagne";
const options = [
  ...["--slug", slug, "--name", "Clinique de la Montagne", "--phone", "514 555-0100", "--time-zone", "America/Toronto", "--locale", "fr"],
  ...["--province", "AB", "--support-email", "support@cluster.example", "--admin-email", "admin@cluster.example"],
];

const usage = "npm run prove:cluster -- [--quick] [--seconds 8]";

/** @param {string[]} args */
function read(args) {
  const { values } = parseArgs({
    args,
    options: { quick: { type: "boolean", default: false }, seconds: { type: "string", default: "8" } },
  });
  const seconds = Number(values.seconds);
  if (!(seconds >= 3 && seconds <= 600)) throw new Error(usage);
  return { quick: values.quick, seconds };
}

/** A clinic, as an operator opens one; its first place and charts. @param {string} folder @param {Record<string, string>} env */
async function openClinic(folder, env) {
  const said = await command("clinic.js", options, folder, env);
  const [, password = ""] = /admin@cluster\.example\s+(\S+)/.exec(said) ?? [];
  const [, supportPassword = ""] = /support@cluster\.example\s+(\S+)/.exec(said) ?? [];
  const [, token = ""] = /API\s+(\S+)/.exec(said) ?? [];
  return { password, supportPassword, token };
}

/** @param {Parameters<typeof feed>[0]["call"]} call @param {string} token @param {string} password */
async function prepare(call, token, password) {
  const { data } = await call(operations.Types, {}, { token });
  const typeId = data.clinic.identificationTypes.find((/** @type {{ name: string }} */ { name }) => name.includes("Alberta")).id;
  const locations = [{ externalId: "L1", name: "Centre-ville", timeZone: "America/Toronto" }];
  await call(operations.UpsertLocations, { input: { locations } }, { token });
  const signedIn = await call(operations.SignInStaff, { input: { email: "admin@cluster.example", password } }, {});
  return { typeId: String(typeId), cookie: signedIn.cookies.join("; ") };
}

/** @param {string[]} args @returns {Promise<number>} the exit code */
export async function proveCluster(args) {
  process.chdir(fileURLToPath(new URL("../../..", import.meta.url)));
  passSignalsOn();
  /** @type {(() => unknown)[]} */
  const endings = [];
  try {
    const { quick, seconds } = read(args);
    const step = createSteps(7);
    await step("Building the server", async (remark) => void ((await buildServer()) || remark("unchanged")));
    const galera = await step("Starting three nodes", startGalera);
    endings.unshift(galera.stop);
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void galera.stop());
    const folder = mkdtempSync(join(tmpdir(), "portail-cluster-"));
    endings.push(() => rmSync(folder, { recursive: true, force: true }));
    const postBox = await openPostBox();
    endings.unshift(postBox.close);
    const env = {
      ...{
        PATH: process.env["PATH"] ?? "",
        NODE_ENV: "production",
        DATABASE_URL: galera.url(database),
        PUBLIC_URL: "http://localhost:4000",
      },
      ...{ SECRET_KEYS: "ab".repeat(32), TRUSTED_PROXIES: "1", LOG_LEVEL: "info", API_POINTS_PER_MINUTE: "1000000000" },
      MAIL_URL: `smtp://127.0.0.1:${postBox.port}?from=portail@cluster.example`,
    };
    writeClient(folder, trustedDocuments);
    const clinic = await step("Migrating and opening a clinic", async () => {
      await galera.nodes[0]?.query(`CREATE DATABASE ${database}`);
      await command("migrate.js", [], folder, env);
      return openClinic(folder, env);
    });
    const host = `${slug}.localhost`;
    const ports = await freePorts(3);
    const collided = await step("Writing to the same rows through three nodes at once", () => {
      const preparing = (/** @type {Parameters<typeof prepare>[0]} */ call) => prepare(call, clinic.token, clinic.password);
      return collide({ galera, database, folder, env, ports, host, seconds, clinic, prepare: preparing, postBox, endings });
    });
    const { typeId, cookie } = collided;
    const products = ports.slice(0, 2).map((port) => new ProductProcess({ folder, port, env }));
    endings.unshift(() => products.forEach((product) => product.kill()));
    await step("Starting two processes", () => Promise.all(products.map((product) => product.untilReady())));
    const tally = new Tally();
    const { call, close } = createCaller({ ports: ports.slice(0, 2), host, tally });
    endings.unshift(close);
    const written = nothingWritten();
    const setting = { call, tally, written, token: clinic.token, typeId, postBox, ended: new AbortController() };
    const going = () => !setting.ended.signal.aborted;
    await step("Killing nodes under load", async (_, tell) => {
      const all = { ...setting, going };
      const first = feed({ ...all, going: () => written.charts.length < 8 }, "seed-S");
      await first;
      const acting = Promise.all([feed(all, "feed-A"), feed(all, "feed-B"), write(all, cookie), visit(all, 0), visit(all, 1)]);
      const begin = (/** @type {string} */ name) => {
        tally.begin(name);
        tell(name);
      };
      const injuring = (async () => {
        const scene = { nodes: galera.nodes, begin, seconds, ended: setting.ended.signal };
        await killInTurn(scene);
        if (quick) return;
        await freeze(scene);
        await loseMajority(scene);
      })().finally(() => setting.ended.abort());
      acting.catch(() => {
        setting.ended.abort();
        for (const line of products.flatMap((product) => product.faults())) tell(line);
      });
      await Promise.all([acting, injuring]);
    });
    const codes = await step("Ending the product, comparing the nodes", async () => {
      const alive = products.every((product) => product.alive);
      const exits = await Promise.all(products.map((product) => product.stop()));
      return { alive, exits };
    });
    for (const kind of /** @type {const} */ (["charts", "appointments", "subjects"]))
      /** @type {unknown[]} */ (written[kind]).push(...collided.written[kind]);
    const { lines, wrong } = await verify(galera.nodes, database, written);
    wrong.unshift(...collided.wrong);
    if (!codes.alive || codes.exits.some((code) => code !== 0)) wrong.push(`A process of the product ended: ${codes.exits.join(", ")}`);
    if (products.some((product) => product.failovers().length < 2)) wrong.push("A process did not log that it went over to another host");
    if (tally.unseen > 0) wrong.push(`${tally.unseen} acknowledged writes were not seen by the read after them`);
    if (tally.unexpected.size > 0) wrong.push(`Errors that nobody may repeat: ${[...tally.unexpected].join(", ")}`);
    console.log(`\n${[...collided.lines, "", ...report(tally, written, products, lines)].join("\n")}\n`);
    for (const line of wrong) console.log(`✗ ${line}`);
    console.log(wrong.length === 0 ? "✓ Nothing was lost, nothing was done twice, nothing is half done, and all nodes are alike." : "");
    return wrong.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(`\n${explain(error)}`);
    return 1;
  } finally {
    for (const end of endings) await end();
  }
}

/** @param {Tally} tally @param {import("./actors.mjs").Written} written @param {ProductProcess[]} products @param {string[]} lines */
function report(tally, written, products, lines) {
  const phases = tally
    .phases()
    .map(({ name, seconds, writes, longestPause }) => [
      ...[name, seconds.toFixed(1), String(writes), (writes / seconds).toFixed(0), longestPause.toFixed(2)],
    ]);
  const gaps = products.map((product) => {
    const { port, readiness } = product;
    const failovers = product.failovers();
    const away = readiness.flatMap(({ ready, at }, place) => (ready || place === 0 ? [] : [(readiness[place + 1]?.at ?? at) - at]));
    const left = failovers.join(", ");
    return `process on ${port}: went over to another host ${failovers.length} times (left: ${left}); not ready ${away.length} times, ${away.map((ms) => `${(ms / 1_000).toFixed(1)} s`).join(", ") || "never"}`;
  });
  return [
    ...table([["", "seconds", "writes", "a second", "longest pause, s"], ...phases]),
    "",
    `${tally.acknowledged} writes and ${tally.reads} reads acknowledged, ${tally.repeated} of them after they were sent again`,
    `${written.sessions} patients signed in with a code, ${written.lostSignIns} had to ask for another`,
    ...[...tally.errors].map(([error, count]) => `${count} × ${error}`),
    ...gaps,
    ...lines,
  ];
}
