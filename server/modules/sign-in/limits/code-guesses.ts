import type { EntityManager } from "typeorm";
import { GuessGuard } from "../../limits/guess-guard.ts";
import { guessingCodes, guessingUnseen } from "../../limits/guess-policy.ts";
import type { Standing } from "../../limits/guess-policy.ts";
import { decideOnLimits } from "../../limits/limit-ledger.ts";
import type { UnseenKeys } from "./sign-in-keys.ts";

const seen = new GuessGuard(guessingCodes);
const unseen = new GuessGuard(guessingUnseen);

export interface GuessKeys {
  readonly clinicId: string;
  readonly pair: string;
  readonly patient: UnseenKeys;
}

export interface CountedGuess {
  /** Of the count that shows. Where it is shut, nothing was counted. */
  readonly standing: Standing;
  /** Whether a right code would be taken for one: not where the patient's sign-in is stopped, which must not show. */
  readonly counts: boolean;
}

/** Counts a guess as wrong before it is compared: parallel guesses, over however many challenges, can't all be the last one. */
export const countGuess = (tx: EntityManager, { clinicId, pair, patient }: GuessKeys, at: Date): Promise<CountedGuess> =>
  decideOnLimits(tx, clinicId, [pair, patient.own, patient.spare], (ledger) => {
    const standing = seen.attemptIn(ledger, pair, at);
    if (!standing.open) return { standing, counts: false };
    const counts = unseen.attemptIn(ledger, patient.own, at).open;
    if (!counts) unseen.attemptIn(ledger, patient.spare, at);
    return { standing, counts };
  });

/** The guess of that instant was right: it is no longer counted as wrong. Those before it are. */
export const withdrawGuess = (tx: EntityManager, { clinicId, pair, patient }: GuessKeys, at: Date): Promise<void> =>
  decideOnLimits(tx, clinicId, [pair, patient.own], (ledger) => {
    seen.withdrawIn(ledger, pair, at);
    unseen.withdrawIn(ledger, patient.own, at);
  });
