import { days, hours, minutes } from "../../kernel/clock.ts";

/** How guessing is slowed, and stopped. */
export interface GuessPolicy {
  /** Wrong tries of this long ago count no more. */
  readonly per: number;
  /** From so many wrong tries on, how long to wait after the last one; ascending. */
  readonly waits: readonly { readonly from: number; readonly wait: number }[];
  /** After so many nothing is tried any more, until it is cleared or the first of them is too long ago. */
  readonly stopAt: number;
}

/**
 * A right code changes nothing in the count: otherwise a patient's own sign-ins would give whoever guesses a new start. At most
 * thirty guesses in thirty days are a chance of 365 in 100 million a year for one person's eight digits.
 */
export const guessing: GuessPolicy = {
  per: days(30),
  waits: [
    { from: 5, wait: minutes(1) },
    { from: 10, wait: minutes(5) },
    { from: 15, wait: minutes(15) },
    { from: 20, wait: hours(1) },
    { from: 25, wait: hours(4) },
  ],
  stopAt: 30,
};

/** The same stop and no waits, for what must not show: a wait that nobody is told of would call a right code wrong. */
export const guessingUnseen: GuessPolicy = { ...guessing, waits: [] };

export type Standing =
  | { readonly open: true; readonly wrongTries: number }
  | { readonly open: false; readonly wrongTries: number; readonly retryAt: Date; readonly stopped: boolean };

const waitAfter = ({ waits }: GuessPolicy, wrongTries: number): number => waits.findLast(({ from }) => wrongTries >= from)?.wait ?? 0;

export const countingTries = ({ per }: GuessPolicy, instants: readonly number[], at: number): readonly number[] =>
  instants.filter((instant) => instant > at - per);

/** Whether one more guess is possible, after wrong ones at these instants (ascending). */
export function standingOf(policy: GuessPolicy, instants: readonly number[], at: number): Standing {
  const counting = countingTries(policy, instants, at);
  const wrongTries = counting.length;
  const last = counting.at(-1) ?? -Infinity;
  // Once so many of the first ones are too long ago, this many are left, and their wait holds.
  const openings = Array.from({ length: wrongTries + 1 }, (_, gone) =>
    wrongTries - gone >= policy.stopAt
      ? Infinity
      : Math.max(gone === 0 ? at : Number(counting[gone - 1]) + policy.per, last + waitAfter(policy, wrongTries - gone)),
  );
  const opensAt = Math.min(...openings);
  if (opensAt <= at) return { open: true, wrongTries };
  return { open: false, wrongTries, retryAt: new Date(opensAt), stopped: wrongTries >= policy.stopAt };
}
