import { availableParallelism } from "node:os";
import { busyMachine } from "../machine.mjs";
import { median, ratios, spread, spreadOf, table } from "../measure.mjs";
import { counts } from "./servers.mjs";

/** @typedef {import("./turns.mjs").Turn} Turn */
/** @typedef {Map<number, Turn[]>} Turns of each number of processes, round by round */

export const kinds = /** @type {const} */ ({
  home: "the portal's home",
  request: "a code asked for",
  verify: "the right code",
  writes: "a reply, a conversation closed",
});

/** With more processes its rate grows at least by this share of what the floor's grows by; and the CPU of a request by this much more. */
const goals = { share: 0.9, cpu: 1.1 };

/** @param {Turns} turns @param {number} count @param {string} kind @param {keyof import("./turns.mjs").Measured} what */
const of = (turns, count, kind, what) => (turns.get(count) ?? []).map((turn) => Number(turn[kind]?.[what]));

/** @param {{ product: Turns, floor: Turns }} measured @param {{ rounds: number, connections: number, calls: number, seconds: number }} sizes @param {{ shared: string[], idle: number }} beside idle: CPU of a process that nobody asks anything, in ms a second */
export function report({ product, floor }, { rounds, connections, calls, seconds }, { shared, idle }) {
  const cores = availableParallelism();
  const more = counts.filter((count) => count > 1);
  const growth = (/** @type {Turns} */ turns, /** @type {number} */ count, /** @type {string} */ kind) =>
    ratios(of(turns, count, kind, "rate"), of(turns, 1, kind, "rate"));
  const dearer = (/** @type {Turns} */ turns, /** @type {number} */ count, /** @type {string} */ kind) =>
    ratios(of(turns, count, kind, "cpuMs"), of(turns, 1, kind, "cpuMs"));
  const dearerThanFloor = (/** @type {number} */ count, /** @type {string} */ kind) =>
    ratios(dearer(product, count, kind), dearer(floor, count, kind));
  const compared = (/** @type {number} */ count, /** @type {string} */ kind) =>
    ratios(growth(product, count, kind), growth(floor, count, kind));
  const rows = Object.keys(kinds).flatMap((kind) =>
    counts.map((count) => [
      count === 1 ? kinds[/** @type {keyof typeof kinds} */ (kind)] : "",
      String(count),
      spread(of(product, count, kind, "rate")),
      spread(of(floor, count, kind, "rate")),
      ...(count === 1 ? ["1", "1", "1"] : [growth(product, count, kind), growth(floor, count, kind), compared(count, kind)].map(spread)),
      spread(of(product, count, kind, "cpuMs")),
      ...(count === 1 ? ["1", "1"] : [dearer(product, count, kind), dearer(floor, count, kind)].map(spread)),
      spread(of(product, count, kind, "databaseMs")),
      ...[product, floor].map((turns) => `${Math.round(100 * median(of(turns, count, kind, "busy")))} %`),
    ]),
  );
  const worst = (/** @type {(count: number, kind: string) => number[]} */ ratio, /** @type {(values: number[]) => number} */ choose) =>
    choose(more.flatMap((count) => Object.keys(kinds).map((kind) => median(ratio(count, kind)))));
  const share = worst(compared, (values) => Math.min(...values));
  const cpu = worst(dearerThanFloor, (values) => Math.max(...values));
  const held = (/** @type {boolean} */ is) => (is ? "held" : "NOT held");
  const lines = [
    ...shared.map((line) => `as one: ${line}`),
    "",
    `${cores} cores for the processes, what drives them and MariaDB together; where they are all busy, more processes bring nothing to anybody`,
    `${rounds} interleaved rounds over ${connections} connections in all: home for ${seconds} s, of all else ${calls} people's calls; median (lowest–highest)`,
    "floor: bare node:http and mysql2, in as many processes; of what writes it sends the statements that the product sends",
    ...table([
      [
        ...["", "processes", "product /s", "floor /s", "product × one", "floor × one", "product's ÷ floor's"],
        ...["CPU ms each", "× one", "floor × one", "MariaDB's", "cores busy", "floor's"],
      ],
      ...rows,
    ]),
    `goal: grows at least ${goals.share} as much as the floor does; the least of all: ${share.toFixed(2)}, ${held(share >= goals.share)}`,
    `goal: the CPU of a request grows at most ${goals.cpu} × as much as the floor's does; the most of all: ${cpu.toFixed(2)}, ${held(cpu <= goals.cpu)}`,
    `a process that nobody asks anything uses ${idle.toFixed(1)} ms of CPU a second, which is in the CPU of a request above`,
    ...busyMachine(),
  ];
  const figures = (/** @type {Turns} */ turns) =>
    Object.fromEntries(
      Object.keys(kinds).map((kind) => [
        kind,
        Object.fromEntries(
          counts.map((count) => [
            count,
            Object.fromEntries(
              /** @type {const} */ (["rate", "cpuMs", "databaseMs", "busy"]).map((what) => [what, spreadOf(of(turns, count, kind, what))]),
            ),
          ]),
        ),
      ]),
    );
  const ratiosOf = (/** @type {(count: number, kind: string) => number[]} */ ratio) =>
    Object.fromEntries(
      Object.keys(kinds).map((kind) => [kind, Object.fromEntries(more.map((count) => [count, spreadOf(ratio(count, kind))]))]),
    );
  return {
    lines,
    result: {
      ...{ cores, rounds, connections, calls, seconds, shared, idle, product: figures(product), floor: figures(floor) },
      ...{
        growth: ratiosOf((count, kind) => growth(product, count, kind)),
        growthOfFloor: ratiosOf((count, kind) => growth(floor, count, kind)),
      },
      ...{ growthAgainstFloor: ratiosOf(compared), cpuOfOne: ratiosOf((count, kind) => dearer(product, count, kind)) },
      cpuOfOneAgainstFloor: ratiosOf(dearerThanFloor),
      goals: { growth: { goal: goals.share, reached: share }, cpu: { goal: goals.cpu, reached: cpu } },
    },
  };
}
