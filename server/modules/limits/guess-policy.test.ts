import fc from "fast-check";
import { days, hours, minutes } from "../../kernel/clock.ts";
import { GuessGuard } from "./guess-guard.ts";
import { guessing, guessingUnseen, standingOf } from "./guess-policy.ts";
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

/** What a plain list of all wrong tries says: when the next one is possible, found by looking at every instant where that may change. */
function firstOpening(all: readonly number[], now: number): number {
  const shutAt = (instant: number): boolean => {
    const counting = all.filter((tried) => tried > instant - guessing.per);
    const wait = guessing.waits.findLast(({ from }) => counting.length >= from)?.wait ?? 0;
    return counting.length >= guessing.stopAt || (counting.length > 0 && instant < Number(all.at(-1)) + wait);
  };
  const changes = [...all.map((tried) => tried + guessing.per), ...guessing.waits.map(({ wait }) => Number(all.at(-1)) + wait)];
  return [now, ...changes.filter((instant) => instant > now).toSorted((a, b) => a - b)].find((instant) => !shutAt(instant))!;
}

test("opens and shuts exactly as a plain list of wrong tries says; right ones leave no trace", () => {
  const guard = new GuessGuard(guessing);
  fc.assert(
    fc.property(moves, (tries) => {
      let [row, now]: [readonly number[], number] = [[], at];
      const all: number[] = [];
      for (const { pause, right } of tries) {
        now += pause;
        const opensAt = firstOpening(all, now);
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
