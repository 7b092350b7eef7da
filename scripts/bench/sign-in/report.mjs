import { atOnce } from "../floor.mjs";
import { coresSaid } from "../load/cores.mjs";
import { busyMachine } from "../machine.mjs";
import { median, ratios, spread, spreadOf, table } from "../measure.mjs";
import { steps } from "./code-requests.mjs";

const goal = 0.7;

/** Below it something else than the server was what held it up. */
const busyEnough = 0.9;

/**
 * @param {Record<"product" | "floor", import("./sign-in.mjs").Measured[]>} measured
 * @param {{ rounds: number, calls: number, statements: number[] }} given
 */
export function report(measured, { rounds, calls, statements }) {
  const rows = steps.map((step, place) => {
    const of = (/** @type {"product" | "floor"} */ who, /** @type {"perSecond" | "cpuMs" | "busy"} */ what) =>
      measured[who].map((each) => each[step][what]);
    const rates = { product: of("product", "perSecond"), floor: of("floor", "perSecond") };
    const cpu = { product: of("product", "cpuMs"), floor: of("floor", "cpuMs") };
    const busy = { product: median(of("product", "busy")), floor: median(of("floor", "busy")) };
    return {
      step,
      statements: statements[place],
      rates,
      cpu,
      busy,
      share: ratios(rates.product, rates.floor),
      byCpu: ratios(cpu.floor, cpu.product),
    };
  });
  const percent = (/** @type {number} */ value) => `${Math.round(100 * value)} %`;
  const idle = rows.flatMap(({ step, busy }) => (Math.min(busy.product, busy.floor) < busyEnough ? [step] : []));
  const lines = [
    `${rounds} interleaved rounds of ${calls.toLocaleString("en")} people, ${atOnce} at once: median (lowest–highest)`,
    coresSaid,
    "the product as in production, its worker elsewhere; floor: node:http, the same statements prepared by mysql2 (trace: false), and nothing else",
    ...table([
      ["", "statements", "product /s", "floor /s", "÷ floor", "CPU ms each", "floor's", "floor's CPU ÷", "core busy", "floor's"],
      ...rows.map(({ step, statements: count, rates, cpu, busy, share, byCpu }) => [
        ...[step, String(count), spread(rates.product), spread(rates.floor), spread(share)],
        ...[spread(cpu.product), spread(cpu.floor), spread(byCpu), percent(busy.product), percent(busy.floor)],
      ]),
    ]),
    ...(idle.length === 0
      ? []
      : [`${idle.join(", ")}: a core was not busy all the time: the database or what asks held it up; see the CPU of each`]),
    ...rows.map(
      ({ step, share }) =>
        `${step}: ${median(share).toFixed(2)} of the floor; goal at least ${goal}: ${median(share) >= goal ? "held" : "NOT held"}`,
    ),
    ...busyMachine(),
  ];
  const result = {
    ...{ rounds, calls, goal },
    steps: Object.fromEntries(
      rows.map(({ step, statements: count, rates, cpu, share, byCpu }) => [
        step,
        {
          statements: count,
          ...{ perSecond: spreadOf(rates.product), floorPerSecond: spreadOf(rates.floor), ofFloor: spreadOf(share) },
          ...{ cpuMs: spreadOf(cpu.product), floorCpuMs: spreadOf(cpu.floor), ofFloorByCpu: spreadOf(byCpu) },
        },
      ]),
    ),
  };
  return { lines, result };
}
