import { median } from "../measure.mjs";

/** @typedef {import("./subjects.mjs").Subject} Subject */
/** @typedef {{ times: number[][], bytes: number[] }} Timed by size: the median of each round in milliseconds, and how long an answer is */

/** Not measured, before each query's turn: plans are made then, and code compiled. */
const warming = 6;

/** What is asked for is in memory before times are taken, at each size alike. @param {readonly Subject[]} subjects @param {number} samples */
async function warm(subjects, samples) {
  for (const { bySize, calls } of subjects)
    for (const ask of calls ? [] : bySize) for (let place = 0; place < samples; place += 1) await ask(place);
}

/**
 * Every query once a round; within its turn the sizes are asked one after the other, call by call, so that whatever slows the machine
 * slows all of them.
 * @param {{ subjects: readonly Subject[], rounds: number, calls: number, samples: number, tell: (line: string) => void }} given
 * @returns {Promise<Map<string, Timed>>} by name
 */
export async function measureLatency({ subjects, rounds, calls, samples, tell }) {
  await warm(subjects, samples);
  tell("what is asked for is in memory");
  /** @type {Map<string, Timed>} */
  const measured = new Map(subjects.map(({ name, bySize }) => [name, { times: bySize.map(() => []), bytes: bySize.map(() => 0) }]));
  const places = new Map(subjects.map(({ name }) => [name, 0]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, bySize, calls: fewer } of subjects) {
      const { times, bytes } = /** @type {Timed} */ (measured.get(name));
      const taken = bySize.map(() => /** @type {number[]} */ ([]));
      for (let call = fewer ? 0 : -warming; call < (fewer ?? calls); call += 1) {
        const place = Number(places.get(name));
        places.set(name, (place + 1) % samples);
        for (let turn = 0; turn < bySize.length; turn += 1) {
          // None always comes after the same other one.
          const size = (turn + call + warming) % bySize.length;
          const began = performance.now();
          const answer = await bySize[size]?.(place);
          if (call >= 0) taken[size]?.push(performance.now() - began);
          bytes[size] = Math.max(Number(bytes[size]), answer?.bytes ?? 0);
        }
      }
      for (const [size, list] of taken.entries()) times[size]?.push(median(list));
    }
    tell(`round ${round + 1} of ${rounds}`);
  }
  return measured;
}
