import { operations } from "../home/home-requests.mjs";
import { coresSaid } from "../load/cores.mjs";
import { busyMachine } from "../machine.mjs";
import { median, ratios, spread, spreadOf, table } from "../measure.mjs";

const goals = { share: 0.8, p99: 1.5 };

/** Below it something else than the server was what held it up. */
const busyEnough = 0.9;

/** @param {Record<string, import("./portal-home.mjs").Measured[]>} measured @param {{ rounds: number, patients: number, connections: number, loadSeconds: number }} sizes */
export function report(measured, { rounds, patients, connections, loadSeconds }) {
  const of = (/** @type {string} */ name, /** @type {keyof import("./portal-home.mjs").Measured} */ what) =>
    (measured[name] ?? []).map((each) => each[what]);
  const names = Object.keys(measured);
  const shares = Object.fromEntries(names.map((name) => [name, ratios(of(name, "rate"), of("floor", "rate"))]));
  const slower = Object.fromEntries(names.map((name) => [name, ratios(of(name, "halfP99"), of("floor", "halfP99"))]));
  const share = median(shares["product"] ?? []);
  const p99 = median(slower["product"] ?? []);
  const ahead = (/** @type {string} */ name) => ratios(of("product", "rate"), of(name, "rate"));
  const idle = names.filter((name) => median(of(name, "busy")) < busyEnough);
  const held = (/** @type {boolean} */ is) => (is ? "held" : "NOT held");
  const peers = names.filter((name) => name !== "product" && name !== "floor");
  const lines = [
    `${operations.join(" and ")} by turns, each with its session check, as the web app sends them; ${patients.toLocaleString("en")} patients signed in`,
    `${rounds} interleaved rounds of ${loadSeconds} s over ${connections} connections, then ${loadSeconds} s at half of the rate: median (lowest–highest)`,
    coresSaid,
    "floor: node:http, mysql2's prepared statements (trace: false), JSON.stringify, the same bytes; it checks no limits, proofs or origins, and logs nothing",
    ...table([
      [
        "",
        "requests/s",
        "÷ floor",
        "p50 ms",
        "p99 ms",
        "p99 ms, half load",
        "÷ floor's",
        "CPU ms each",
        "floor's CPU ÷",
        "core busy",
        "RSS MiB",
      ],
      ...names.map((name) => [
        name,
        ...[spread(of(name, "rate")), spread(shares[name] ?? [])],
        ...[spread(of(name, "p50")), spread(of(name, "p99"))],
        ...[spread(of(name, "halfP99")), spread(slower[name] ?? [])],
        ...[
          spread(of(name, "cpuMs")),
          spread(ratios(of("floor", "cpuMs"), of(name, "cpuMs"))),
          `${Math.round(100 * median(of(name, "busy")))} %`,
          median(of(name, "rss")).toFixed(0),
        ],
      ]),
    ]),
    idle.length === 0
      ? "each server kept its core busy: what is compared are the servers, not what drives them or the database"
      : `${idle.join(", ")}: the core was not busy all the time, so others (the database, what drives it, other work on this machine) held it up; see the CPU of each`,
    `goal: at least ${goals.share} of the floor: ${share.toFixed(2)}, ${held(share >= goals.share)}`,
    ...peers.map((name) => `ahead of ${name}: × ${spread(ahead(name))}, ${held(median(ahead(name)) > 1)}`),
    `goal: p99 at half load at most ${goals.p99} × the floor's: ${p99.toFixed(2)}, ${held(p99 <= goals.p99)}`,
    ...busyMachine(),
  ];
  const result = {
    ...{ rounds, patients, connections, loadSeconds },
    subjects: Object.fromEntries(
      names.map((name) => [
        name,
        {
          ...Object.fromEntries(
            /** @type {const} */ (["rate", "p50", "p99", "halfP99", "cpuMs", "busy", "rss"]).map((what) => [
              what,
              spreadOf(of(name, what)),
            ]),
          ),
          ofFloorByCpu: spreadOf(ratios(of("floor", "cpuMs"), of(name, "cpuMs"))),
          ofFloor: spreadOf(shares[name] ?? []),
          halfP99OfFloor: spreadOf(slower[name] ?? []),
        },
      ]),
    ),
    goals: { ofFloor: { goal: goals.share, reached: share }, halfP99OfFloor: { goal: goals.p99, reached: p99 } },
  };
  return { lines, result };
}
