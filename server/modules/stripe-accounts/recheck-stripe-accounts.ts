import { In, MoreThan } from "typeorm";
import type { AccountAnswer } from "../../gateways/payments/payment-gateway.ts";
import { hours, later } from "../../kernel/clock.ts";
import { Clinic } from "../clinics/clinic.entity.ts";
import { isJudgement, recordAnswer } from "./record-answer.ts";
import { StripeAccountRow } from "./stripe-account.entity.ts";
import type { StripeParts } from "./stripe-parts.ts";
import { keyInUse } from "./stripe-parts.ts";

const pageSize = 50;

/** How old an answer of Stripe's may be before it is asked for again. */
const freshness = hours(2);

/** So many questions without an answer in a row, and Stripe is away: the rest waits for the next time. */
const mostUnanswered = 3;

/** One round over all clinics. Two processes at once ask twice, and write the same. */
class Round {
  readonly #parts: StripeParts;
  readonly #installation = new Map<string, AccountAnswer>();
  judged = 0;
  #unanswered = 0;

  constructor(parts: StripeParts) {
    this.#parts = parts;
  }

  get away(): boolean {
    return this.#unanswered >= mostUnanswered;
  }

  async visit(clinicId: string, row: StripeAccountRow | null): Promise<void> {
    const { database, clock, logger } = this.#parts;
    const inUse = keyInUse(this.#parts, row);
    if (!inUse) return;
    const { keys } = inUse;
    const askedAt = clock.now();
    const answer = await ("mark" in keys ? this.#askOnce(inUse.secretKey) : this.#ask(inUse.secretKey));
    if (!isJudgement(answer)) return;
    const changed = await database.transaction((tx) => recordAnswer(tx, { clinicId, keys, askedAt, answer }));
    this.judged += 1;
    if (changed.includes("state")) logger.warn("stripe.account-changed", { clinic: clinicId, kind: answer.kind.toUpperCase() });
  }

  async #ask(secretKey: string): Promise<AccountAnswer> {
    const answer = await this.#parts.payments.checkAccount(secretKey);
    this.#unanswered = answer.kind === "unreachable" ? this.#unanswered + 1 : 0;
    return answer;
  }

  /** The installation's key is the same for every clinic without its own. */
  async #askOnce(secretKey: string): Promise<AccountAnswer> {
    const answer = this.#installation.get(secretKey) ?? (await this.#ask(secretKey));
    this.#installation.set(secretKey, answer);
    return answer;
  }
}

export async function recheckStripeAccounts(parts: StripeParts): Promise<number> {
  const { database, clock, logger } = parts;
  const round = new Round(parts);
  const staleBefore = later(clock.now(), -freshness);
  for (let after = ""; ;) {
    const clinics = await database.manager.find(Clinic, {
      select: { id: true },
      where: { id: MoreThan(after) },
      order: { id: "ASC" },
      take: pageSize,
    });
    const ids = clinics.map(({ id }) => id);
    const rows = await database.manager.findBy(StripeAccountRow, { clinicId: In(ids) });
    for (const clinicId of ids) {
      const row = rows.find((candidate) => candidate.clinicId === clinicId) ?? null;
      if (row?.checkedAt && row.checkedAt > staleBefore) continue;
      try {
        await round.visit(clinicId, row);
      } catch (error) {
        // One clinic whose keys can't be opened doesn't keep the others from being asked about.
        logger.error("stripe.recheck-failed", { clinic: clinicId }, error);
      }
      if (round.away) return round.judged;
    }
    if (ids.length < pageSize) return round.judged;
    after = ids.at(-1)!;
  }
}
