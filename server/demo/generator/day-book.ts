import type { Random } from "./random.ts";

const opensAt = 8 * 60;
const closesAt = 18 * 60;
const pauses: ReadonlyArray<readonly [number, number]> = [
  [0, 50],
  [15, 25],
  [30, 15],
  [60, 10],
];

/** One practitioner's visits after the other through one day: when the next one starts, in minutes past midnight; undefined on a full day. */
export function dayBook(random: Random): (practitioner: string, minutes: number) => number | undefined {
  const freeFrom = new Map<string, number>();
  return (practitioner, minutes) => {
    const earliest = freeFrom.get(practitioner) ?? opensAt + 15 * random.below(8);
    const start = earliest + random.weighted(pauses);
    if (start + minutes > closesAt) return undefined;
    freeFrom.set(practitioner, start + Math.ceil(minutes / 15) * 15);
    return start;
  };
}
