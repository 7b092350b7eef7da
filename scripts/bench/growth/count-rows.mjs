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
 * The statements of each query at each size, each sent again and its rows counted. What hardly any caller sends isn't the query's: the
 * product's workers look after their queues meanwhile.
 * @param {{ connection: import("mysql2/promise").Connection, subjects: readonly Subject[] }} given
 * @returns {Promise<Map<string, Counted[][]>>} of each by its name, by size
 */
export async function countRows({ connection, subjects }) {
  /** @type {Map<string, Counted[][]>} */
  const counted = new Map();
  for (const subject of subjects) {
    const sizes = [];
    for (const ask of subject.bySize) {
      const heard = await statementsDuring(connection, async () => {
        for (let place = 0; place < callers; place += 1) await ask(place);
      });
      const reads = [];
      for (const sql of heard) reads.push(await readsOf(connection, sql));
      sizes.push(byShape(reads).filter(({ times }) => times >= callers / 2));
    }
    counted.set(subject.name, sizes);
  }
  return counted;
}
