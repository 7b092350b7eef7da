import { randomFillSync } from "node:crypto";
import { encodeTime, monotonicFactory, TIME_LEN } from "ulid";

const bytes = new Uint8Array(4096);
let used = bytes.length;

/** From 0 to below 1, of bytes that are fetched for hundreds of ids at a time: fetching each byte took longer than all the rest. */
function random(): number {
  if (used === bytes.length) {
    randomFillSync(bytes);
    used = 0;
  }
  return bytes[used++]! / 256;
}

const next = monotonicFactory(random);

/** A new 26-character ULID: time-ordered, made by the application, the same on every database. */
export const newId = (): string => next();

let nextInTime = monotonicFactory(random);
let last = 0;

/** A new ULID that begins with the given time; in the order in which they are made where that is the same. */
export function newIdAt(at: Date): string {
  const time = at.getTime();
  // A factory never goes back in time by itself, and the clock may be another one, or be put right.
  if (time < last) nextInTime = monotonicFactory(random);
  last = time;
  return nextInTime(time);
}

/** What every id of `newIdAt` from that time on is greater than or equal to. */
export const lowestIdAt = (at: Date): string => encodeTime(Math.max(0, at.getTime()), TIME_LEN).padEnd(26, "0");
