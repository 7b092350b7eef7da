import { days, later, minutes } from "../../../../kernel/clock.ts";
import type { Sweep } from "../../../../kernel/sweep.ts";
import type { PaymentParts } from "../../payments/payment-parts.ts";
import { ReconciliationMark } from "../reconciliation-mark.entity.ts";
import { claimComparison } from "./claim-comparison.ts";
import { compareMovements } from "./compare-movements.ts";
import type { ComparedAccount } from "./compared-account.ts";
import { comparedAccounts } from "./compared-account.ts";

const everyMs = minutes(15);

/** So long an event may be on its way before anybody wonders. */
const patienceMs = minutes(10);

const lookBackMs = days(30);
const lookBackEveryMs = days(1);

/** Of what was there before an account was first compared, so much is looked into where it isn't known here. */
const firstUnknownMs = days(1);

const latest = (...dates: readonly Date[]): Date => new Date(Math.max(...dates.map((date) => date.getTime())));

/** Finds what lost events have left: the balances of the accounts at Stripe are compared with the ledger, again and again. */
export class Reconciliation {
  readonly #parts: PaymentParts;
  readonly sweep: Sweep = { name: "stripe-reconciliation", everyMs: minutes(5), run: async (signal) => void (await this.run(signal)) };

  constructor(parts: PaymentParts) {
    this.#parts = parts;
  }

  /** Takes up every account whose turn it is; says how many. One that fails keeps none of the others waiting. */
  async run(signal?: AbortSignal): Promise<number> {
    let count = 0;
    for await (const account of comparedAccounts(this.#parts)) {
      if (signal?.aborted) break;
      try {
        if (await this.#compare(account, signal)) count += 1;
      } catch (error) {
        this.#parts.logger.error("stripe.reconciliation-failed", { clinic: account.clinicId }, error);
      }
    }
    return count;
  }

  async #compare(account: ComparedAccount, signal: AbortSignal | undefined): Promise<boolean> {
    const { database, clock } = this.#parts;
    const now = clock.now();
    const mark = await claimComparison(database, account, now, everyMs);
    if (!mark) return false;
    const until = later(now, -patienceMs);
    const earliest = later(now, -lookBackMs);
    const compare = (since: Date, unknownSince: Date): Promise<boolean> =>
      compareMovements(this.#parts, { account, since, until, unknownSince }, signal);
    if (mark.comparedUntil === null || mark.comparedUntil < until) {
      const since = latest(mark.comparedUntil ?? earliest, earliest);
      if (!(await compare(since, mark.comparedUntil === null ? later(now, -firstUnknownMs) : since))) return true;
      await this.#move(account, { comparedUntil: until });
    }
    if (mark.lookedBackAt === null || mark.lookedBackAt <= later(now, -lookBackEveryMs)) {
      if (!(await compare(earliest, until))) return true;
      await this.#move(account, { lookedBackAt: now });
    }
    return true;
  }

  async #move({ clinicId, accountId }: ComparedAccount, to: Partial<ReconciliationMark>): Promise<void> {
    await this.#parts.database.transaction((tx) => tx.update(ReconciliationMark, { clinicId, accountId }, to));
  }
}
