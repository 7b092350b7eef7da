import type { EntityManager } from "typeorm";
import type { Database } from "../../db/database.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Clock } from "../../kernel/clock.ts";
import { days, hours, minutes } from "../../kernel/clock.ts";
import { networkOf } from "../../kernel/network.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import { GuessGuard } from "../limits/guess-guard.ts";
import type { GuessPolicy } from "../limits/guess-policy.ts";
import { guessing } from "../limits/guess-policy.ts";
import { decideOnLimits } from "../limits/limit-ledger.ts";

const waits = guessing.waits.filter(({ wait }) => wait <= hours(1));

/** Thirty a day: whoever knows an e-mail alone can slow its owner down, and not keep them out for a month. */
const accountPolicy: GuessPolicy = { per: days(1), waits, stopAt: 30 };

/** Several people of a clinic share one address. */
const networkPolicy: GuessPolicy = {
  per: days(1),
  waits: [
    { from: 30, wait: minutes(1) },
    { from: 60, wait: minutes(5) },
    { from: 100, wait: minutes(15) },
  ],
  stopAt: 200,
};

/** Reached with a right password alone, and a million codes are few: thirty a month. */
const secondStepPolicy: GuessPolicy = guessing;

/** One count of wrong guesses. */
export interface GuessCount {
  readonly key: string;
  readonly policy: GuessPolicy;
}

/** A guess that was counted as wrong before anybody looked at it. */
export interface CountedGuess {
  /** It was right. */
  withdraw(tx: EntityManager): Promise<void>;
}

/** Slows down whoever guesses passwords and codes of staff. Nobody's live session is touched by it. */
export class StaffGuesses {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #keys: SecretKeys;

  constructor(database: Database, clock: Clock, keys: SecretKeys) {
    this.#database = database;
    this.#clock = clock;
    this.#keys = keys;
  }

  /** By what was typed: known and unknown e-mails are counted alike. */
  account(clinicId: string, email: string): GuessCount {
    return { key: this.#keys.hmac("staff-guess/account", clinicId, email), policy: accountPolicy };
  }

  network({ clinicId, origin }: Actor): GuessCount {
    return { key: this.#keys.hmac("staff-guess/network", clinicId, networkOf(origin.networkAddress)), policy: networkPolicy };
  }

  secondStep(clinicId: string, staffMemberId: string): GuessCount {
    return { key: this.#keys.hmac("staff-guess/second-step", clinicId, staffMemberId), policy: secondStepPolicy };
  }

  /** In a session: apart from the account's, so that nobody outside keeps a staff member from changing their password. */
  inSession(clinicId: string, staffMemberId: string): GuessCount {
    return { key: this.#keys.hmac("staff-guess/session", clinicId, staffMemberId), policy: accountPolicy };
  }

  /** Counts a guess everywhere, or refuses it where one count says to wait. Parallel guesses are counted one after the other. */
  async begin(clinicId: string, ...counts: readonly GuessCount[]): Promise<Outcome<CountedGuess>> {
    const at = this.#clock.now();
    const guarded = counts.map(({ key, policy }) => ({ key, guard: new GuessGuard(policy) }));
    const keys = counts.map(({ key }) => key);
    const retryAt = await this.#database.transaction((tx) =>
      decideOnLimits(tx, clinicId, keys, (ledger) => {
        const shut = guarded.map(({ key, guard }) => guard.standingIn(ledger, key, at)).filter((standing) => !standing.open);
        if (shut.length > 0) return new Date(Math.max(...shut.map((standing) => standing.retryAt.getTime())));
        for (const { key, guard } of guarded) guard.attemptIn(ledger, key, at);
        return null;
      }),
    );
    if (retryAt) return failure({ code: "TOO_MANY_REQUESTS", path: [], reason: "TOO_MANY_GUESSES", facts: { retryAt } });
    const withdraw = (tx: EntityManager): Promise<void> =>
      decideOnLimits(tx, clinicId, keys, (ledger) => {
        for (const { key, guard } of guarded) guard.withdrawIn(ledger, key, at);
      });
    return success({ withdraw });
  }

  /** Forgets wrong guesses at an account, as whoever runs the server decides. */
  async clear(tx: EntityManager, clinicId: string, ...counts: readonly GuessCount[]): Promise<void> {
    await new GuessGuard(guessing).clear(tx, clinicId, ...counts.map(({ key }) => key));
  }
}
