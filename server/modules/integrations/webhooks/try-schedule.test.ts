import fc from "fast-check";
import { hours, minutes } from "../../../kernel/clock.ts";
import { longestGapMs, mostTries, nextTryAt, pauseMs, retryAfterMs } from "./try-schedule.ts";

const first = new Date("2026-03-14T15:00:00.000Z");
const after = (milliseconds: number): Date => new Date(first.getTime() + milliseconds);

const offsets = [5_000, minutes(1), minutes(5), minutes(15), hours(1), hours(3), hours(6), hours(12), hours(24)];

test.each(offsets.map((offset, place) => [place + 1, offset] as const))(
  "after try %i the next is %i ms from the first",
  (attempts, offset) => {
    const tried = { attempts, firstAttemptAt: first, at: attempts === 1 ? first : after(offsets[attempts - 2]!), waitMs: 0 };
    expect(nextTryAt({ ...tried, random: () => 0 })).toEqual(after(offset));
    expect(nextTryAt({ ...tried, random: () => 1 })).toEqual(after(offset * 1.1));
  },
);

test("the tenth is the last", () => {
  expect(mostTries).toBe(10);
  expect(nextTryAt({ attempts: 10, firstAttemptAt: first, at: after(hours(24)), waitMs: hours(1), random: () => 0 })).toBeNull();
});

test("the next try is always later than this one, however late this one was, and not before what the receiver asked for", () => {
  const facts = fc.record({
    attempts: fc.integer({ min: 1, max: 9 }),
    late: fc.nat({ max: hours(100) }),
    waitMs: fc.nat({ max: hours(6) }),
    jitter: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(facts, ({ attempts, late, waitMs, jitter }) => {
      const at = after(late);
      const next = nextTryAt({ attempts, firstAttemptAt: first, at, waitMs, random: () => jitter })!;
      expect(next.getTime()).toBeGreaterThan(at.getTime());
      expect(next.getTime()).toBeGreaterThanOrEqual(at.getTime() + waitMs);
    }),
    { numRuns: 100 },
  );
});

test.each([
  [null, 0],
  ["", 0],
  ["soon", 0],
  ["-5", 0],
  ["120", minutes(2)],
  [" 120 ", minutes(2)],
  ["999999999", hours(6)],
  ["9999999999999", 0],
  ["Sat, 14 Mar 2026 15:10:00 GMT", minutes(10)],
  ["Sat, 14 Mar 2026 14:00:00 GMT", 0],
  ["Sun, 14 Mar 2027 15:00:00 GMT", hours(6)],
])("Retry-After %j is a wait of %i ms", (header, wait) => {
  expect(retryAfterMs(header, first)).toBe(wait);
});

test.each([
  [1, 0],
  [4, 0],
  [5, 10_000],
  [6, 20_000],
  [9, 160_000],
  [10, minutes(5)],
  [1_000, minutes(5)],
])("after %i failures in a row nothing is sent for %i ms", (failures, pause) => {
  expect(pauseMs(failures)).toBe(pause);
});

test.each([0, 0.5, 1])("no wait between two tries is longer than the longest gap (random %s, then the other end)", (random) => {
  let at = first;
  const gaps: number[] = [];
  for (let attempts = 1; attempts < mostTries; attempts += 1) {
    const next = nextTryAt({ attempts, firstAttemptAt: first, at, waitMs: 0, random: () => (attempts === mostTries - 1 ? 1 : random) })!;
    gaps.push(next.getTime() - at.getTime());
    at = next;
  }
  expect(Math.max(...gaps)).toBeLessThanOrEqual(longestGapMs);
  if (random === 0) expect(Math.max(...gaps)).toBe(longestGapMs);
});
