import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** How many calls are under way at once while a rate is measured. */
export const atOnce = 8;

/** A server that is a process of its own. @param {string} file below scripts/bench @param {object} given */
export async function start(file, given) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(given)]);
  const [{ port }] = await once(child, "message");
  return { child, port: Number(port) };
}

/** So many a second, of that many calls at once. @param {number} count @param {(place: number) => Promise<unknown>} call */
export async function rate(count, call) {
  let next = 0;
  const work = async () => {
    for (let place = next++; place < count; place = next++) await call(place);
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, work));
  return (1_000 * count) / (performance.now() - began);
}
