import type { EntityManager } from "typeorm";
import type { LimitLedger } from "./limit-ledger.ts";
import { decideOnLimits } from "./limit-ledger.ts";
import type { Window } from "./sliding-windows.ts";
import { longestWindow, mostRemembered, possibleAt, withInstant } from "./sliding-windows.ts";

/** What one key may have. */
export interface Budget {
  /** A keyed hash: 64 hexadecimal digits. */
  readonly key: string;
  readonly windows: readonly Window[];
}

export type Taken =
  | { readonly ok: true; /** When the next one is possible; in the past where it is already. */ readonly nextAt: Date }
  | { readonly ok: false; readonly retryAt: Date };

const write = (ledger: LimitLedger, { key, windows }: Budget, instants: readonly number[], at: Date): void =>
  ledger.write(key, instants, new Date(Number(instants.at(-1) ?? at.getTime()) + longestWindow(windows)));

/** Takes one whether or not there is any left. */
export const countIn = (ledger: LimitLedger, budget: Budget, at: Date): void =>
  write(ledger, budget, withInstant(ledger.instants(budget.key), at.getTime(), mostRemembered(budget.windows)), at);

/** Takes none, and writes the row all the same: for whoever must not differ from one who takes. */
export const keepIn = (ledger: LimitLedger, budget: Budget, at: Date): void => write(ledger, budget, ledger.instants(budget.key), at);

/** Takes one of each budget, or none where one of them has nothing left. */
export function takeFrom(ledger: LimitLedger, budgets: readonly Budget[], at: Date): Taken {
  const now = at.getTime();
  const possible = Math.max(...budgets.map(({ key, windows }) => possibleAt(ledger.instants(key), windows)));
  if (possible > now) return { ok: false, retryAt: new Date(possible) };
  for (const budget of budgets) countIn(ledger, budget, at);
  const next = Math.max(now, ...budgets.map(({ key, windows }) => possibleAt(ledger.instants(key), windows)));
  return { ok: true, nextAt: new Date(next) };
}

/** So often and no more, exactly, however many ask at once in however many processes. */
export const RateLimits = {
  /** In the caller's transaction: what was taken is given back if that fails. */
  take: (tx: EntityManager, clinicId: string, key: string, windows: readonly Window[], at: Date): Promise<Taken> =>
    RateLimits.takeAll(tx, clinicId, [{ key, windows }], at),

  takeAll: (tx: EntityManager, clinicId: string, budgets: readonly Budget[], at: Date): Promise<Taken> =>
    decideOnLimits(
      tx,
      clinicId,
      budgets.map(({ key }) => key),
      (ledger) => takeFrom(ledger, budgets, at),
    ),
};
