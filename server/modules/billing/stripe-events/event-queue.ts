import type { EntityManager } from "typeorm";
import { In, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Database } from "../../../db/database.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { later } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import { settledKeptMs } from "./store-event.ts";
import type { StripeEventState } from "./stripe-event.entity.ts";
import { StripeEvent } from "./stripe-event.entity.ts";

/** An event that this worker alone applies, until the lease ends. */
export interface ClaimedEvent {
  readonly event: StripeEvent;
  readonly leaseToken: string;
  /** This one included. */
  readonly attempts: number;
}

const removedAtOnce = 500;

/** The stored events, as workers see them. Decisions between workers are counts of rows that a conditional UPDATE matched. */
export class EventQueue {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #leaseMs: number;

  constructor(database: Database, clock: Clock, leaseMs: number) {
    this.#database = database;
    this.#clock = clock;
    this.#leaseMs = leaseMs;
  }

  /** Of all clinics, the longest waiting first. Others may be after the same ones. */
  findDue(limit: number): Promise<StripeEvent[]> {
    return this.#database.manager.find(StripeEvent, {
      where: { state: "PENDING", nextAt: LessThanOrEqual(this.#clock.now()) },
      order: { nextAt: "ASC" },
      take: limit,
    });
  }

  /** Takes it for the length of a lease; null where another worker was faster. The try counts from here, should the process die. */
  async claim(event: StripeEvent): Promise<ClaimedEvent | null> {
    const { clinicId, id, attempts } = event;
    const now = this.#clock.now();
    const claimed = { event, leaseToken: newId(), attempts: attempts + 1 };
    const due = { clinicId, id, state: "PENDING", attempts, nextAt: LessThanOrEqual(now) } as const;
    const held = { leaseToken: claimed.leaseToken, attempts: claimed.attempts, nextAt: later(now, this.#leaseMs) };
    const taken = await this.#database.transaction((tx) => tx.update(StripeEvent, due, held));
    return affectedRows(taken) === 1 ? claimed : null;
  }

  /** The last word about an event. False where the lease was lost meanwhile: whoever has it now has that word. */
  settle(
    tx: EntityManager,
    claimed: ClaimedEvent,
    state: Exclude<StripeEventState, "PENDING">,
    faultCode: string | null,
  ): Promise<boolean> {
    const now = this.#clock.now();
    // What was given up stays until somebody has it sent anew.
    const nextAt = state === "FAILED" ? null : later(now, settledKeptMs);
    return release(tx, claimed, { state, faultCode, nextAt, settledAt: now });
  }

  /** Back as if it hadn't been claimed: what keeps it waiting is none of its faults. */
  wait(claimed: ClaimedEvent, until: Date, why: string): Promise<boolean> {
    const { attempts } = claimed.event;
    return this.#database.transaction((tx) => release(tx, claimed, { nextAt: until, attempts, faultCode: why }));
  }

  /** Another try later. */
  retry(claimed: ClaimedEvent, at: Date, faultCode: string): Promise<boolean> {
    return this.#database.transaction((tx) => release(tx, claimed, { nextAt: at, faultCode }));
  }

  /** Forgets events that were settled long ago; says how many. */
  async removeOld(): Promise<number> {
    const where = { state: In(["APPLIED", "IGNORED"]), nextAt: LessThanOrEqual(this.#clock.now()) };
    const { manager } = this.#database;
    const old = await manager.find(StripeEvent, {
      select: { clinicId: true, id: true },
      where,
      order: { nextAt: "ASC" },
      take: removedAtOnce,
    });
    await this.#database.transaction(async (tx) => {
      for (const { clinicId, id } of old) await tx.delete(StripeEvent, { clinicId, id });
    });
    return old.length;
  }
}

async function release(tx: EntityManager, { event, leaseToken }: ClaimedEvent, changes: Partial<StripeEvent>): Promise<boolean> {
  const held = { clinicId: event.clinicId, id: event.id, state: "PENDING", leaseToken } as const;
  return affectedRows(await tx.update(StripeEvent, held, { ...changes, leaseToken: null })) === 1;
}
