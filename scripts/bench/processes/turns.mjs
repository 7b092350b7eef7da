import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { usageOf } from "../load/usage.mjs";
import { challengeOf } from "./steps.mjs";

/** @typedef {{ rate: number, cpuMs: number, databaseMs: number, busy: number }} Measured requests a second; CPU of the servers and of MariaDB a request; the machine's share that was busy */
/** @typedef {import("./servers.mjs").Server} Server */
/** @typedef {import("./send-calls.mjs").Call} Call */
/** @typedef {import("./send-calls.mjs").Answer} Answer */
/** @typedef {Record<string, Measured>} Turn by kind of load */

const machineTime = () =>
  cpus().reduce(
    (sum, { times: { user, nice, sys, irq, idle } }) => {
      const busy = user + nice + sys + irq;
      return { busy: sum.busy + busy, all: sum.all + busy + idle };
    },
    { busy: 0, all: 0 },
  );

/** Dealt out to so many, in turn, beginning with another each time. @template T @param {T[]} all @param {number} count @param {number} from */
const deal = (all, count, from) =>
  Array.from({ length: count }, (_, place) =>
    all.map((each, index) => ({ each, index })).filter(({ index }) => (index + from) % count === place),
  );

/**
 * One subject's turn with so many processes.
 * @param {{ servers: import("./servers.mjs").Servers, databasePid: number, connections: number, seconds: number, requests: string, folder: string,
 *   askers: import("./steps.mjs").Askers, recorded: import("./record.mjs").Recorded,
 *   postBox: Awaited<ReturnType<typeof import("../../cluster/prove/post-box.mjs").openPostBox>> }} setting
 */
export function createTurns({ servers, databasePid, connections, seconds, requests, folder, askers, recorded, postBox }) {
  const share = (/** @type {number} */ count) => Math.max(1, Math.round(connections / count));

  /** @param {Server[]} used @param {() => Promise<{ count: number, ms: number }[]>} work @returns {Promise<Measured>} */
  async function measured(used, work) {
    const cpu = () => used.reduce((sum, { pid }) => sum + usageOf(pid).cpuMs, 0);
    const before = { cpu: cpu(), database: usageOf(databasePid).cpuMs, machine: machineTime() };
    const done = await work();
    const after = { cpu: cpu(), database: usageOf(databasePid).cpuMs, machine: machineTime() };
    const count = done.reduce((sum, each) => sum + each.count, 0);
    return {
      rate: (1_000 * count) / Math.max(...done.map(({ ms }) => ms)),
      cpuMs: (after.cpu - before.cpu) / count,
      databaseMs: (after.database - before.database) / count,
      busy: (after.machine.busy - before.machine.busy) / (after.machine.all - before.machine.all),
    };
  }

  /** Home, as many as are answered. @param {Server[]} used */
  const read = (used) =>
    measured(used, () =>
      Promise.all(
        used.map(({ port }, place) => {
          const load = /** @type {import("./servers.mjs").Servers["loads"][number]} */ (servers.loads[place]);
          return load.saturate({ port, requests, connections: share(used.length), seconds });
        }),
      ),
    );

  /** Each call once, dealt out to the processes. @param {Server[]} used @param {Call[]} calls @param {number} from */
  async function send(used, calls, from) {
    /** @type {Answer[]} */
    const answers = [];
    const figures = await measured(used, () =>
      Promise.all(
        deal(calls, used.length, from).map(async (own, place) => {
          const caller = /** @type {import("./servers.mjs").Servers["callers"][number]} */ (servers.callers[place]);
          const port = used[place]?.port;
          const sent = await caller.send({ port, calls: own.map(({ each }) => each), connections: share(used.length) });
          for (const [at, { index }] of own.entries()) answers[index] = sent.answers[at];
          return sent;
        }),
      ),
    );
    return { figures, answers };
  }

  /** @param {number} count @param {import("./writing-clinic.mjs").Person[]} people @returns {Promise<Turn>} */
  async function product(count, people) {
    const used = servers.products.slice(0, count);
    const home = await read(used);
    const asked = await send(
      used,
      people.map((person) => askers.request(person)),
      0,
    );
    const codes = await Promise.all(people.map(async ({ email }) => String((await postBox.codesFor(email, 1))[0])));
    const typed = codes.map((code, place) => askers.verify(challengeOf(asked.answers[place]), code, String(asked.answers[place]?.cookie)));
    // Each goes to another process than the one that was asked.
    const verified = await send(used, typed, 1);
    const writes = people.flatMap((person, place) => [askers.reply(person, String(verified.answers[place]?.cookie)), askers.close(person)]);
    const written = await send(used, writes, 1);
    return { home, request: asked.figures, verify: verified.figures, writes: written.figures };
  }

  /** @param {number} count @param {import("./writing-clinic.mjs").Person[]} people @returns {Promise<Turn>} */
  async function floor(count, people) {
    const home = await read(servers.readers.slice(0, count));
    const used = servers.writers.slice(0, count);
    const file = path.join(folder, "flows.json");
    writeFileSync(file, JSON.stringify({ flows: people.map((person) => recorded.replay(person)), answers: recorded.answers }));
    for (const { child, heard } of used) {
      child.send({ file });
      await heard();
    }
    const step = (/** @type {number} */ which) =>
      people.map((person, place) => ({ ...askers.request(person), path: `/${place}/${which}` }));
    const [asked, typed] = [await send(used, step(0), 0), await send(used, step(1), 1)];
    const [replies, closings] = [step(2), step(3)];
    const written = await send(
      used,
      replies.flatMap((reply, place) => [reply, /** @type {Call} */ (closings[place])]),
      1,
    );
    return { home, request: asked.figures, verify: typed.figures, writes: written.figures };
  }

  return { product, floor };
}

/** What a process of the product uses that nobody asks anything, in ms of CPU a second: what sends messages and sweeps is in each. @param {Server[]} used */
export async function idleCpu(used, seconds = 5) {
  const cpu = () => used.reduce((sum, { pid }) => sum + usageOf(pid).cpuMs, 0);
  const before = cpu();
  await wait(seconds * 1_000);
  return (cpu() - before) / used.length / seconds;
}

/** @param {string} file that MariaDB keeps its number in */
export const readPid = (file) => Number(readFileSync(file, "utf8").trim());
