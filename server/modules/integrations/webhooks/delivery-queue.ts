import type { EntityManager } from "typeorm";
import { In, LessThanOrEqual, Not } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Database } from "../../../db/database.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { later } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import type { DeliveryState } from "./webhook-delivery.entity.ts";
import { WebhookDelivery } from "./webhook-delivery.entity.ts";

/** A delivery that this worker alone makes, until the lease ends. */
export interface ClaimedDelivery {
  /** As it was before. */
  readonly delivery: WebhookDelivery;
  readonly leaseToken: string;
  /** This one included. */
  readonly attempts: number;
  readonly firstAttemptAt: Date;
}

type Changes = Partial<Omit<WebhookDelivery, "tries">> & { readonly tries?: WebhookDelivery["tries"] };

/** The deliveries that wait, as workers see them. Decisions between workers are counts of rows that a conditional UPDATE matched. */
export class DeliveryQueue {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #leaseMs: number;

  constructor(database: Database, clock: Clock, leaseMs: number) {
    this.#database = database;
    this.#clock = clock;
    this.#leaseMs = leaseMs;
  }

  /** Of all clinics, the longest waiting first, but for endpoints that are busy. Others may be after the same ones. */
  findDue(limit: number, busy: readonly string[]): Promise<WebhookDelivery[]> {
    const due = { state: "PENDING", nextAt: LessThanOrEqual(this.#clock.now()) } as const;
    return this.#database.manager.find(WebhookDelivery, {
      where: { ...due, ...(busy.length > 0 && { endpointId: Not(In([...busy])) }) },
      order: { nextAt: "ASC" },
      take: limit,
    });
  }

  /** Takes it for the length of a lease; null where another worker was faster. The try counts from here, should the process die. */
  async claim(delivery: WebhookDelivery): Promise<ClaimedDelivery | null> {
    const { clinicId, id, attempts } = delivery;
    const now = this.#clock.now();
    const claimed = { delivery, leaseToken: newId(), attempts: attempts + 1, firstAttemptAt: delivery.firstAttemptAt ?? now };
    const due = { clinicId, id, state: "PENDING", attempts, nextAt: LessThanOrEqual(now) } as const;
    const { leaseToken, firstAttemptAt } = claimed;
    const held = { leaseToken, firstAttemptAt, attempts: claimed.attempts, nextAt: later(now, this.#leaseMs) };
    const taken = await this.#database.transaction((tx) => tx.update(WebhookDelivery, due, held));
    return affectedRows(taken) === 1 ? claimed : null;
  }

  /** Many that nobody has: held back, or put off. Answers how many. */
  async putAside(deliveries: readonly WebhookDelivery[], aside: { readonly until: Date } | { readonly reason: string }): Promise<number> {
    const changes: Changes = "until" in aside ? { nextAt: aside.until } : { state: "HELD", nextAt: null, reason: aside.reason };
    const waiting = { state: "PENDING", nextAt: LessThanOrEqual(this.#clock.now()) } as const;
    let count = 0;
    for (const clinicId of new Set(deliveries.map((each) => each.clinicId))) {
      const ids = deliveries.filter((each) => each.clinicId === clinicId).map(({ id }) => id);
      const where = { clinicId, id: In(ids), ...waiting };
      const put = await this.#database.transaction((tx) => tx.update(WebhookDelivery, where, { ...changes, leaseToken: null }));
      count += affectedRows(put);
    }
    return count;
  }

  /** The last word about a delivery. False where the lease was lost meanwhile: whoever has it now has that word. */
  finish(tx: EntityManager, claimed: ClaimedDelivery, state: Exclude<DeliveryState, "PENDING">, changes: Changes): Promise<boolean> {
    return release(tx, claimed, { ...changes, state, nextAt: null });
  }

  /** Another try later. */
  retry(tx: EntityManager, claimed: ClaimedDelivery, at: Date, changes: Changes): Promise<boolean> {
    return release(tx, claimed, { ...changes, nextAt: at });
  }

  /** Back as if it hadn't been claimed. */
  giveBack(claimed: ClaimedDelivery): Promise<boolean> {
    const { attempts, firstAttemptAt } = claimed.delivery;
    return this.#database.transaction((tx) => release(tx, claimed, { nextAt: this.#clock.now(), attempts, firstAttemptAt }));
  }
}

async function release(tx: EntityManager, { delivery, leaseToken }: ClaimedDelivery, changes: Changes): Promise<boolean> {
  const held = { clinicId: delivery.clinicId, id: delivery.id, state: "PENDING", leaseToken } as const;
  return affectedRows(await tx.update(WebhookDelivery, held, { ...changes, leaseToken: null } as never)) === 1;
}
