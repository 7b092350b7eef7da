/** @typedef {{ name: string, run: () => Promise<unknown> }} Subject */

/** @param {number[]} values */
export const median = (values) => {
  const ordered = values.toSorted((a, b) => a - b);
  const middle = ordered.length >> 1;
  return ordered.length % 2 === 1 ? /** @type {number} */ (ordered[middle]) : (Number(ordered[middle - 1]) + Number(ordered[middle])) / 2;
};

/** The median time of one call, in milliseconds. @param {Subject} subject @param {number} calls */
async function time({ run }, calls) {
  const times = [];
  for (let call = 0; call < calls; call += 1) {
    const began = performance.now();
    await run();
    times.push(performance.now() - began);
  }
  return median(times);
}

/**
 * Every subject once a round, each round in another order, so that what slows the machine slows all of them.
 * @param {Subject[]} subjects @param {number} rounds @param {number} [calls] of each subject a round @param {number} [warming] calls before them
 * @returns {Promise<Map<string, number[]>>} each subject's median of every round
 */
export async function measureInRounds(subjects, rounds, calls = 200, warming = 20) {
  for (const subject of subjects) await time(subject, warming);
  /** @type {Map<string, number[]>} */
  const times = new Map(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const turn = round % subjects.length;
    for (const subject of [...subjects.slice(turn), ...subjects.slice(0, turn)]) times.get(subject.name)?.push(await time(subject, calls));
  }
  return times;
}

/** @param {number} value */
const short = (value) => value.toFixed(value < 10 ? 2 : 1);

/** Median and spread. @param {number[]} values */
export const spread = (values) => `${short(median(values))} (${short(Math.min(...values))}–${short(Math.max(...values))})`;

/** Round by round, as each round's values were taken under the same load. @param {number[]} values @param {number[]} floors */
export const ratios = (values, floors) => values.map((value, round) => value / Number(floors[round]));

/** @param {string[][]} rows */
export function table(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  "),
  );
}

/** The same for a program: rounded to what is worth keeping. @param {number[]} values */
export const spreadOf = (values) => {
  const kept = (/** @type {number} */ value) => Number(value.toPrecision(4));
  return { median: kept(median(values)), lowest: kept(Math.min(...values)), highest: kept(Math.max(...values)) };
};

/** @param {Iterable<readonly [string, number[]]>} named */
export const spreadsOf = (named) => Object.fromEntries([...named].map(([name, values]) => [name, spreadOf(values)]));
