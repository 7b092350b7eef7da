import { readsOf, shapeOf, statementsDuring } from "./rows-read.mjs";

/** @typedef {import("./rows-read.mjs").Read} Read */
/** @typedef {import("./subjects.mjs").Subject} Subject */
/** @typedef {{ shape: string, times: number, examined: number, returned: number, scans: boolean, sorts: boolean }} Counted one statement of a query, summed over several callers */

const callers = 8;

/** @param {readonly Read[]} reads @returns {Counted[]} */
export function byShape(reads) {
  /** @type {Map<string, Counted>} */
  const counted = new Map();
  for (const { sql, examined, returned, scans, sorts } of reads) {
    const shape = shapeOf(sql);
    const before = counted.get(shape) ?? { shape, times: 0, examined: 0, returned: 0, scans: false, sorts: false };
    counted.set(shape, {
      ...{ shape, times: before.times + 1, examined: before.examined + examined, returned: before.returned + returned },
      ...{ scans: before.scans || scans, sorts: before.sorts || sorts },
    });
  }
  return [...counted.values()];
}

/**
 * The statements of each query at each size, each sent again and its rows counted. What the product's workers send meanwhile isn't the
 * query's: it is known by what they send while nobody asks.
 * @param {{ connection: import("mysql2/promise").Connection, subjects: readonly Subject[], idleMs: number }} given
 * @returns {Promise<Map<string, Counted[][]>>} of each by its name, by size
 */
export async function countRows({ connection, subjects, idleMs }) {
  const idle = await statementsDuring(connection, () => new Promise((resolve) => setTimeout(resolve, idleMs)));
  const ofWorkers = new Set(idle.map(shapeOf));
  /** @type {Map<string, Counted[][]>} */
  const counted = new Map();
  for (const subject of subjects) {
    const sizes = [];
    for (const ask of subject.bySize) {
      const heard = await statementsDuring(connection, async () => {
        for (let place = 0; place < callers; place += 1) await ask(place * 61);
      });
      const reads = [];
      for (const sql of heard) if (!ofWorkers.has(shapeOf(sql))) reads.push(await readsOf(connection, sql));
      sizes.push(byShape(reads));
    }
    counted.set(subject.name, sizes);
  }
  return counted;
}
