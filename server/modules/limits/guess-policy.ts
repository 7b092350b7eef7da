import { days, hours, minutes } from "../../kernel/clock.ts";

/** How guessing is slowed, and stopped. */
export interface GuessPolicy {
  /** Wrong tries of this long ago count no more. */
  readonly per: number;
  /** From so many wrong tries on, how long to wait after the last one; ascending. */
  readonly waits: readonly { readonly from: number; readonly wait: number }[];
  /** Each wait is due once, after the try that reaches it: those up to the next one come without. */
  readonly inBlocks?: true;
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

/** Five tries, a wait, five more: as many as a new code has. */
export const guessingCodes: GuessPolicy = { ...guessing, inBlocks: true };

/** The same stop and no waits, for what must not show: a wait that nobody is told of would call a right code wrong. */
export const guessingUnseen: GuessPolicy = { ...guessing, waits: [] };

export type Standing =
  | { readonly open: true; readonly wrongTries: number }
  | { readonly open: false; readonly wrongTries: number; readonly retryAt: Date; readonly stopped: boolean };

/** Until when these wrong tries (ascending) ask to wait, if all of them count. */
function waitedUntil({ waits, stopAt, inBlocks }: GuessPolicy, counting: readonly number[]): number {
  if (counting.length >= stopAt) return Infinity;
  const due = waits.filter(({ from }) => counting.length >= from);
  if (inBlocks) return Math.max(-Infinity, ...due.map(({ from, wait }) => Number(counting[from - 1]) + wait));
  return Number(counting.at(-1) ?? -Infinity) + Number(due.at(-1)?.wait ?? 0);
}

export const countingTries = ({ per }: GuessPolicy, instants: readonly number[], at: number): readonly number[] =>
  instants.filter((instant) => instant > at - per);

/** When the next guess is possible if nothing else happens: the first ones fall out of the count one by one. */
function openingOf(policy: GuessPolicy, counting: readonly number[], at: number): number {
  for (let gone = 0; ; gone += 1) {
    const from = gone === 0 ? at : Number(counting[gone - 1]) + policy.per;
    const opensAt = Math.max(from, waitedUntil(policy, counting.slice(gone)));
    if (gone === counting.length || opensAt < Number(counting[gone]) + policy.per) return opensAt;
  }
}

/** Whether one more guess is possible, after wrong ones at these instants (ascending). */
export function standingOf(policy: GuessPolicy, instants: readonly number[], at: number): Standing {
  const counting = countingTries(policy, instants, at);
  const wrongTries = counting.length;
  const opensAt = openingOf(policy, counting, at);
  if (opensAt <= at) return { open: true, wrongTries };
  return { open: false, wrongTries, retryAt: new Date(opensAt), stopped: wrongTries >= policy.stopAt };
}
