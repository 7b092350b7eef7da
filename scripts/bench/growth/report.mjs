import { coresSaid } from "../load/cores.mjs";
import { busyMachine } from "../machine.mjs";
import { median, ratios, spread, spreadOf, table } from "../measure.mjs";
import { goals, judge } from "./verdict.mjs";

/** @typedef {import("./count-rows.mjs").Counted} Counted */

/** Which columns it answers says little. @param {string} shape */
const shorten = (shape) => shape.replace(/^SELECT (?:(?! FROM ).){60,}? FROM /, "SELECT … FROM ").slice(0, 320);

/** Less, and the smaller clinic has not enough for a page. */
const alike = 0.8;

/** What has no size between stands under the smallest and the largest. @param {number[][]} times @param {number} columns */
const columnsOf = (times, columns) => [
  ...times.slice(0, -1).map(spread),
  ...Array.from({ length: columns - times.length }, () => ""),
  ...times.slice(-1).map(spread),
];

/**
 * @param {{ sizes: readonly number[], rounds: number, calls: number, samples: number, fillSeconds: number,
 *   counted: Map<string, Counted[][]>, measured: Map<string, import("./latency.mjs").Timed> }} given
 */
export function report({ sizes, rounds, calls, samples, fillSeconds, counted, measured }) {
  const judged = [...measured].map(([name, { times, bytes }]) => {
    const base = bytes.findIndex((length) => length >= alike * Number(bytes.at(-1)));
    const growth = ratios(times.at(-1) ?? [], times[base] ?? []);
    const { ofRows, ofCounts, faults } = judge(counted.get(name) ?? []);
    return { name, times, base, growth, ofRows, ofCounts, faults, steady: median(growth) <= goals.latency };
  });
  const said = (/** @type {number} */ size) => size.toLocaleString("en");
  const whole = (/** @type {number} */ value) => Math.round(value).toLocaleString("en");
  const seen = new Set();
  const causes = judged.flatMap(({ name, faults }) =>
    faults.flatMap(({ what, shape, examined }) => {
      if (seen.has(what + shape)) return [];
      seen.add(what + shape);
      return [`${what} (${examined.toLocaleString("en")} looked at), in “${name}”: ${shorten(shape)}`];
    }),
  );
  const slower = judged.filter(({ steady }) => !steady).map(({ name }) => name);
  const wasteful = judged.filter(({ faults }) => faults.length > 0).map(({ name }) => name);
  const verdict = (/** @type {string[]} */ list) =>
    list.length === 0 ? "held by all" : `NOT held by ${list.length} of ${judged.length}: ${list.join("; ")}`;
  const lines = [
    `clinics of ${sizes.map(said).join(", ")} appointments in one database, ten a patient, filled in ${fillSeconds.toFixed(0)} s; p50 of one request, ms`,
    `${rounds} rounds, sizes interleaved call by call, ${calls} calls of each a round over one connection: median of the rounds (lowest–highest)`,
    `of each clinic ${samples} sessions of patients drawn from all, and as many sets of what programs look up; what is asked for is in MariaDB's memory`,
    "of workers, the queues of all clinics: with hardly any rows kept, and with all",
    "rows: of each statement, sent again at the largest clinic: rows and index entries looked at ÷ rows answered (a row of two tables counts two);",
    "counts: what statements that count or sum look at in a request, at each size",
    coresSaid,
    ...table([
      ["", ...sizes.map(said), "largest ÷ smallest with as long an answer", "rows", "counts", ""],
      ...judged.map(({ name, times, base, growth, ofRows, ofCounts, faults, steady }) => [
        name,
        ...columnsOf(times, sizes.length),
        base === 0 ? spread(growth) : `of ${said(Number(sizes[base]))}: ${spread(growth)}`,
        ofRows === null ? "–" : ofRows.toFixed(2),
        ofCounts.every((value) => value === 0) ? "–" : ofCounts.map(whole).join(" / "),
        [...(steady ? [] : ["slower"]), ...new Set(faults.map(({ what }) => what))].join(", ") || "held",
      ]),
    ]),
    `goal: latency at most ${goals.latency} × from smallest to largest: ${verdict(slower)}`,
    `goal: rows looked at at most ${goals.rows} × those answered, no filesort, no scan, counts that don't grow: ${verdict(wasteful)}`,
    ...causes,
    ...busyMachine(),
  ];
  const result = {
    ...{ sizes, rounds, calls, fillSeconds, goals },
    queries: Object.fromEntries(
      judged.map(({ name, times, base, growth, ofRows, ofCounts, faults }) => [
        name,
        {
          ms: times.map(spreadOf),
          base: sizes[base],
          growth: spreadOf(growth),
          examinedOfReturned: ofRows,
          examinedByCounts: ofCounts,
          faults,
        },
      ]),
    ),
  };
  return { lines, result };
}
