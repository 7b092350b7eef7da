import { In, MoreThan } from "typeorm";
import type { AccountAnswer } from "../../gateways/payments/payment-answers.ts";
import { hours, later } from "../../kernel/clock.ts";
import { DecryptionError } from "../../kernel/secret-keys.ts";
import { Clinic } from "../clinics/clinic.entity.ts";
import { findingsOf, isJudgement, recordAnswer } from "./record-answer.ts";
import { StripeAccountRow } from "./stripe-account.entity.ts";
import type { KeyInUse, StripeParts } from "./stripe-parts.ts";
import { keyInUse } from "./stripe-parts.ts";
import { unlessAborted } from "./unless-aborted.ts";

const pageSize = 50;

/** How old an answer of Stripe's may be before it is asked for again. */
const freshness = hours(2);

/** So many questions without an answer in a row, and Stripe is away: the rest waits for the next time. */
const mostUnanswered = 3;

interface Asked {
  readonly answer: AccountAnswer;
  readonly askedAt: Date;
}

/** One round over all clinics. Two processes at once ask twice, and write the same. */
class Round {
  readonly #parts: StripeParts;
  readonly #signal: AbortSignal | undefined;
  judged = 0;
  #unanswered = 0;
  #installation: Asked | null = null;

  constructor(parts: StripeParts, signal: AbortSignal | undefined) {
    this.#parts = parts;
    this.#signal = signal;
  }

  get away(): boolean {
    return this.#unanswered >= mostUnanswered;
  }

  async visit(clinicId: string, row: StripeAccountRow | null): Promise<void> {
    const { database, logger } = this.#parts;
    const inUse = this.#keyInUse(clinicId, row);
    if (!inUse) return;
    const { keys, secretKey } = inUse;
    const { answer, askedAt } = await ("marks" in keys ? this.#askOnce(secretKey) : this.#ask(secretKey));
    if (!isJudgement(answer)) return;
    const changed = await database.transaction((tx) => recordAnswer(tx, { clinicId, keys, askedAt, answer }));
    this.judged += 1;
    if (changed.includes("state")) logger.info("stripe.account-state", { clinic: clinicId, kind: findingsOf(answer).state });
  }

  /** One clinic whose keys can't be opened doesn't keep the others from being asked about. */
  #keyInUse(clinicId: string, row: StripeAccountRow | null): KeyInUse | null {
    try {
      return keyInUse(this.#parts, row);
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      this.#parts.logger.error("stripe.keys-unreadable", { clinic: clinicId }, error);
      return null;
    }
  }

  async #ask(secretKey: string): Promise<Asked> {
    const askedAt = this.#parts.clock.now();
    // A process that ends doesn't wait for Stripe.
    const answer = (await unlessAborted(this.#parts.payments.checkAccount(secretKey), this.#signal)) ?? ({ kind: "unreachable" } as const);
    this.#unanswered = answer.kind === "unreachable" ? this.#unanswered + 1 : 0;
    return { answer, askedAt };
  }

  /** The installation's key is the same for every clinic without its own. */
  async #askOnce(secretKey: string): Promise<Asked> {
    return (this.#installation ??= await this.#ask(secretKey));
  }
}

/** Ends early where the signal says so. Answers of how many clinics Stripe said something. */
export async function recheckStripeAccounts(parts: StripeParts, signal?: AbortSignal): Promise<number> {
  const { database, clock } = parts;
  const round = new Round(parts, signal);
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
      if (round.away || signal?.aborted) return round.judged;
      const row = rows.find((candidate) => candidate.clinicId === clinicId) ?? null;
      if (row?.checkedAt && row.checkedAt > staleBefore) continue;
      await round.visit(clinicId, row);
    }
    if (ids.length < pageSize) return round.judged;
    after = ids.at(-1)!;
  }
}
