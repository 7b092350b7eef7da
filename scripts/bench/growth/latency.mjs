import { median } from "../measure.mjs";

/** @typedef {import("./subjects.mjs").Subject} Subject */

/** Not measured, before each query's turn: pages are in memory then, plans made, and code compiled. */
const warming = 6;

/**
 * Every query once a round; within its turn the sizes are asked one after the other, call by call, so that whatever slows the machine
 * slows all of them.
 * @param {{ subjects: readonly Subject[], rounds: number, calls: number, tell: (line: string) => void }} given
 * @returns {Promise<Map<string, number[][]>>} of each by its name, by size: the median of each round in milliseconds
 */
export async function measureLatency({ subjects, rounds, calls, tell }) {
  /** @type {Map<string, number[][]>} */
  const measured = new Map(subjects.map((subject) => [subject.name, subject.bySize.map(() => [])]));
  const places = new Map(subjects.map((subject) => [subject, 0]));
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of subjects) {
      const times = subject.bySize.map(() => /** @type {number[]} */ ([]));
      const each = subject.calls ?? calls;
      const before = subject.calls ? 1 : warming;
      for (let call = -before; call < each; call += 1) {
        const place = Number(places.get(subject));
        places.set(subject, place + 1);
        for (let size = 0; size < times.length; size += 1) {
          // None always comes after the same other one.
          const which = (size + (call + before) * (1 + (round % 2))) % times.length;
          const began = performance.now();
          await subject.bySize[which]?.(place);
          if (call >= 0) times[which]?.push(performance.now() - began);
        }
      }
      for (const [size, list] of times.entries()) measured.get(subject.name)?.[size]?.push(median(list));
    }
    tell(`round ${round + 1} of ${rounds}`);
  }
  return measured;
}
