import { randomFillSync } from "node:crypto";

const atOnce = 4_096;

let pool = Buffer.alloc(0);
let used = 0;

/** Bytes of the CSPRNG, each given out once. They are fetched for many calls at a time: fetching a few takes as long as fetching thousands. */
export function randomBytes(count: number): Buffer {
  if (used + count > pool.length) {
    // Not the same memory again: whoever has bytes of it keeps them.
    pool = randomFillSync(Buffer.allocUnsafeSlow(Math.max(atOnce, count)));
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}
