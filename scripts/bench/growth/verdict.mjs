/** @typedef {import("./count-rows.mjs").Counted} Counted */

export const goals = { rows: 2, latency: 1.3 };

/** What a count may read without growing with the clinic: badges count to a hundred. */
const bounded = 500;

/** The answer of a count is one row, however many it counts. */
const isSum = /^\s*SELECT\b(?:(?!\bFROM\b).)*\b(COUNT|SUM|MAX|MIN)\s*\(|^\s*SELECT\s+\(?\s*SELECT\s+COUNT|^\s*SELECT\s+\?\s+AS\s+place/is;

/** @param {{ shape: string }} counted */
export const sums = ({ shape }) => isSum.test(shape);

/** @param {Counted} counted of one caller */
const each = ({ examined, times }) => examined / times;

/** A look-up that finds nothing looks at one place all the same. @param {Counted} counted */
const readsTooMuch = ({ examined, returned, times }) => examined > goals.rows * Math.max(returned, times);

/**
 * What is wrong with a statement at the largest size; for a count also whether it reads more than at the size before.
 * @param {Counted} counted @param {Counted | undefined} smaller the same at the size before
 */
export function faultsOf(counted, smaller) {
  const grows = each(counted) > bounded && (!smaller || each(counted) > 2 * each(smaller));
  return [
    ...(counted.scans ? ["scan"] : []),
    ...(counted.sorts ? ["filesort"] : []),
    ...(sums(counted)
      ? grows
        ? ["count grows"]
        : []
      : readsTooMuch(counted)
        ? [`examined ÷ returned ${(counted.examined / Math.max(counted.returned, counted.times)).toFixed(1)}`]
        : []),
  ];
}

/**
 * @param {readonly Counted[][]} sizes the statements of one query, by size
 * @returns {{ ofRows: number | null, ofCounts: number[], faults: { what: string, shape: string, examined: number }[] }} ofCounts: what counts read at each size
 */
export function judge(sizes) {
  const largest = sizes.at(-1) ?? [];
  const before = sizes.at(-2) ?? [];
  const lists = largest.filter((counted) => !sums(counted));
  const total = (/** @type {"examined" | "returned"} */ what) => lists.reduce((sum, counted) => sum + counted[what], 0);
  const faults = largest.flatMap((counted) =>
    faultsOf(
      counted,
      before.find(({ shape }) => shape === counted.shape),
    ).map((what) => ({ what, shape: counted.shape, examined: Math.round(each(counted)) })),
  );
  const counting = (/** @type {readonly Counted[]} */ list) => list.filter(sums).reduce((sum, counted) => sum + each(counted), 0);
  return { ofRows: total("returned") > 0 ? total("examined") / total("returned") : null, ofCounts: sizes.map(counting), faults };
}
