import fc from "fast-check";
import { days, hours, minutes } from "../../kernel/clock.ts";
import { GuessGuard } from "./guess-guard.ts";
import type { GuessPolicy } from "./guess-policy.ts";
import { guessing, guessingCodes, guessingUnseen, standingOf } from "./guess-policy.ts";
import { LimitLedger } from "./limit-ledger.ts";

const at = Date.parse("2026-03-14T15:00:00.000Z");

const wrong = (count: number, last = at): number[] => Array.from({ length: count }, (_, place) => last - (count - 1 - place));

test.each([
  [0, 0],
  [4, 0],
  [5, minutes(1)],
  [9, minutes(1)],
  [10, minutes(5)],
  [14, minutes(5)],
  [15, minutes(15)],
  [20, hours(1)],
  [25, hours(4)],
  [29, hours(4)],
])("after %i wrong tries the next one waits %i ms", (count, wait) => {
  const instants = wrong(count);
  if (wait === 0) {
    expect(standingOf(guessing, instants, at)).toEqual({ open: true, wrongTries: count });
    return;
  }
  const shut = { open: false, wrongTries: count, retryAt: new Date(at + wait), stopped: false };
  expect(standingOf(guessing, instants, at)).toEqual(shut);
  expect(standingOf(guessing, instants, at + wait - 1)).toEqual(shut);
  expect(standingOf(guessing, instants, at + wait)).toEqual({ open: true, wrongTries: count });
});

test("thirty stop it until the first of them is thirty days ago, and the wait of the others is over", () => {
  const spread = Array.from({ length: 30 }, (_, place) => at - days(29) + place * hours(1));
  expect(standingOf(guessing, spread, at)).toEqual({ open: false, wrongTries: 30, retryAt: new Date(at + days(1)), stopped: true });
  expect(standingOf(guessing, spread, at + days(1))).toMatchObject({ open: true, wrongTries: 29 });
  const late = [at - days(30) + 1, ...wrong(29)];
  expect(standingOf(guessing, late, at)).toMatchObject({ open: false, stopped: true, retryAt: new Date(at + hours(4)) });
});

test("in blocks each wait is due once, after the try that reaches it", () => {
  const standing = (count: number) => standingOf(guessingCodes, wrong(count), at);
  expect([5, 10, 15, 20, 25].map((count) => standing(count))).toEqual(
    [minutes(1), minutes(5), minutes(15), hours(1), hours(4)].map((wait, place) => ({
      ...{ open: false, wrongTries: 5 * (place + 1), stopped: false },
      retryAt: new Date(at + wait),
    })),
  );
  const later = at + minutes(1);
  for (const more of [0, 1, 4])
    expect(standingOf(guessingCodes, [...wrong(5), ...wrong(more, later)], later)).toEqual({ open: true, wrongTries: 5 + more });
  expect(standingOf(guessingCodes, [...wrong(5), ...wrong(5, later)], later)).toMatchObject({ retryAt: new Date(later + minutes(5)) });
  expect(standing(30)).toMatchObject({ open: false, stopped: true });
});

test("unseen, nothing waits before the stop", () => {
  expect(standingOf(guessingUnseen, wrong(29), at)).toEqual({ open: true, wrongTries: 29 });
  expect(standingOf(guessingUnseen, wrong(30), at)).toMatchObject({ open: false, stopped: true });
});

const moves = fc.array(
  fc.record({
    pause: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: hours(5) }), fc.integer({ min: 0, max: days(12) })),
    right: fc.boolean(),
  }),
  { minLength: 1, maxLength: 90 },
);

/** Of a plain list of all wrong tries: whether one more has to wait at that instant. */
function isShut(policy: GuessPolicy, all: readonly number[], instant: number): boolean {
  const counting = all.filter((tried) => tried > instant - policy.per);
  if (counting.length >= policy.stopAt) return true;
  return policy.waits.some(({ from, wait }, place) => {
    if (counting.length < from) return false;
    if (policy.inBlocks) return instant < Number(counting[from - 1]) + wait;
    const isTheirs = counting.length < Number(policy.waits[place + 1]?.from ?? Infinity);
    return isTheirs && instant < Number(all.at(-1)) + wait;
  });
}

/** When one more is possible, found by looking at every instant where that may change. */
function firstOpening(policy: GuessPolicy, all: readonly number[], now: number): number {
  const changes = [...all.map((tried) => tried + policy.per), ...all.flatMap((tried) => policy.waits.map(({ wait }) => tried + wait))];
  const looks = [now, ...new Set(changes.filter((instant) => instant > now).toSorted((a, b) => a - b))];
  return looks.find((instant) => !isShut(policy, all, instant))!;
}

test.each([
  ["after each try", guessing],
  ["in blocks", guessingCodes],
  ["unseen", guessingUnseen],
])("waiting %s, it opens and shuts exactly as a plain list of wrong tries says; right ones leave no trace", (_, policy) => {
  const guard = new GuessGuard(policy);
  fc.assert(
    fc.property(moves, (tries) => {
      let [row, now]: [readonly number[], number] = [[], at];
      const all: number[] = [];
      for (const { pause, right } of tries) {
        now += pause;
        const opensAt = firstOpening(policy, all, now);
        const ledger = new LimitLedger(new Map([["key", row]]));
        const standing = guard.attemptIn(ledger, "key", new Date(now));
        expect(standing.open ? now : standing.retryAt.getTime()).toBe(opensAt);
        if (standing.open && right) guard.withdrawIn(ledger, "key", new Date(now));
        else if (standing.open) all.push(now);
        row = ledger.instants("key");
        expect(row.length).toBeLessThanOrEqual(30);
      }
    }),
  );
});
