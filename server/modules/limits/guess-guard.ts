import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { later } from "../../kernel/clock.ts";
import type { GuessPolicy, Standing } from "./guess-policy.ts";
import { countingTries, standingOf } from "./guess-policy.ts";
import type { LimitLedger } from "./limit-ledger.ts";
import { decideOnLimits } from "./limit-ledger.ts";
import { LimitRow } from "./limit-row.entity.ts";
import { withInstant } from "./sliding-windows.ts";

/**
 * Slows and stops whoever guesses. Either `attempt` before a guess is evaluated and `withdraw` where it was right, which is exact
 * under any number of parallel guesses; or `check` before and `countWrong` after, where a few too many do no harm.
 */
export class GuessGuard {
  readonly #policy: GuessPolicy;

  constructor(policy: GuessPolicy) {
    this.#policy = policy;
  }

  /** Decides nothing for later: for saying beforehand that a guess would be refused. */
  async check(manager: EntityManager, clinicId: string, key: string, at: Date): Promise<Standing> {
    const row = await manager.findOneBy(LimitRow, { clinicId, key });
    return standingOf(this.#policy, row?.instants ?? [], at.getTime());
  }

  /** Counts a guess as wrong before it is evaluated, where one is possible. */
  attempt(tx: EntityManager, clinicId: string, key: string, at: Date): Promise<Standing> {
    return decideOnLimits(tx, clinicId, [key], (ledger) => this.attemptIn(ledger, key, at));
  }

  /** The guess that `attempt` counted at that instant was right. */
  withdraw(tx: EntityManager, clinicId: string, key: string, at: Date): Promise<void> {
    return decideOnLimits(tx, clinicId, [key], (ledger) => this.withdrawIn(ledger, key, at));
  }

  countWrong(tx: EntityManager, clinicId: string, key: string, at: Date): Promise<void> {
    return decideOnLimits(tx, clinicId, [key], (ledger) => this.#count(ledger, key, at));
  }

  /** Whatever was counted under the keys is forgotten. */
  async clear(tx: EntityManager, clinicId: string, ...keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await tx.delete(LimitRow, { clinicId, key: In([...new Set(keys)]) });
  }

  standingIn(ledger: LimitLedger, key: string, at: Date): Standing {
    return standingOf(this.#policy, ledger.instants(key), at.getTime());
  }

  attemptIn(ledger: LimitLedger, key: string, at: Date): Standing {
    const standing = this.standingIn(ledger, key, at);
    if (standing.open) this.#count(ledger, key, at);
    return standing;
  }

  withdrawIn(ledger: LimitLedger, key: string, at: Date): void {
    const instants = ledger.instants(key);
    const place = instants.lastIndexOf(at.getTime());
    if (place >= 0) this.#write(ledger, key, instants.toSpliced(place, 1), at);
  }

  #count(ledger: LimitLedger, key: string, at: Date): void {
    const counting = countingTries(this.#policy, ledger.instants(key), at.getTime());
    this.#write(ledger, key, withInstant(counting, at.getTime(), this.#policy.stopAt), at);
  }

  #write(ledger: LimitLedger, key: string, instants: readonly number[], at: Date): void {
    ledger.write(key, instants, later(new Date(instants.at(-1) ?? at.getTime()), this.#policy.per));
  }
}
