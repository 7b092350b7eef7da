import type { Clock } from "../../kernel/clock.ts";
import type { AccountRecord, KeyRecord } from "./records.ts";
import type { Tables } from "./tables.ts";

/** What happenings and endpoints work on. */
export interface World {
  readonly tables: Tables;
  readonly clock: Clock;
  /** Where people pay; each page has an address below it. */
  readonly pageBase: () => string;
  /** After so long a debit arrives by itself; null where somebody says when. */
  readonly debitArrivesAfterMs: number | null;
}

export const secondsNow = ({ clock }: World): number => Math.floor(clock.now().getTime() / 1_000);

/** On whose behalf something is asked or happens. */
export interface Owner {
  readonly accountId: string;
  readonly live: boolean;
}

export const belongsTo = (row: Owner, { accountId, live }: Owner): boolean => row.accountId === accountId && row.live === live;

export const accountOf = ({ tables }: World, { accountId }: Pick<Owner, "accountId"> | KeyRecord): AccountRecord => {
  const account = tables.accounts[accountId];
  if (!account) throw new Error("No such account was opened.");
  return account;
};
