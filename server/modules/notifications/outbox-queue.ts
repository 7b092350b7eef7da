import { LessThanOrEqual, type EntityManager } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Database } from "../../db/database.ts";
import { later, type Clock } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { OutboxMessage, type NotificationChannel, type OutboxStatus } from "./outbox-message.entity.ts";

/** A message that this worker alone may send, until the lease ends. */
export interface Claimed {
  readonly message: OutboxMessage;
  readonly leaseToken: string;
  /** This one included. */
  readonly attempts: number;
}

type Ending = Exclude<OutboxStatus, "PENDING">;

/** More than a sequence ever has within a day. */
const recent = 20;

/** The rows of the outbox, as its workers see them. Decisions between workers are counts of rows that a conditional UPDATE matched. */
export class OutboxQueue {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #leaseMs: number;

  constructor(database: Database, clock: Clock, leaseMs: number) {
    this.#database = database;
    this.#clock = clock;
    this.#leaseMs = leaseMs;
  }

  /** Due messages, the longest waiting first. Others may be after the same ones. */
  findDue(channel: NotificationChannel, limit: number): Promise<OutboxMessage[]> {
    return this.#database.manager.find(OutboxMessage, {
      where: { status: "PENDING", channel, nextAttemptAt: LessThanOrEqual(this.#clock.now()) },
      order: { nextAttemptAt: "ASC", id: "ASC" },
      take: limit,
    });
  }

  /** Takes the message for the length of a lease; null where another worker was faster. The try counts from here. */
  async claim(message: OutboxMessage): Promise<Claimed | null> {
    const now = this.#clock.now();
    const claimed = { message, leaseToken: newId(), attempts: message.attempts + 1 };
    const taken = await this.#update(
      { id: message.id, status: "PENDING", attempts: message.attempts, nextAttemptAt: LessThanOrEqual(now) },
      { leaseToken: claimed.leaseToken, attempts: claimed.attempts, nextAttemptAt: later(now, this.#leaseMs) },
    );
    return taken ? claimed : null;
  }

  /**
   * Whether the claimed message still counts among its sequence: void where there is a newer one, early where an older one is being
   * sent just now. Read after the claim was committed, so that of two workers at least one sees the other.
   */
  async standing({ message }: Claimed): Promise<"current" | "void" | "early"> {
    const { clinicId, sequenceKey, id } = message;
    if (sequenceKey === null) return "current";
    const others = await this.#database.manager.find(OutboxMessage, {
      select: { id: true, status: true, leaseToken: true, nextAttemptAt: true },
      where: { clinicId, sequenceKey },
      order: { id: "DESC" },
      take: recent,
    });
    if (others.some((other) => other.id > id)) return "void";
    const now = this.#clock.now();
    const underway = others.some(
      (other) => other.id < id && other.status === "PENDING" && other.leaseToken !== null && other.nextAttemptAt > now,
    );
    return underway ? "early" : "current";
  }

  /** The last word about a message. Its content goes. False where the lease was lost meanwhile. */
  finish(claimed: Claimed, status: Ending, errorCode: string | null = null): Promise<boolean> {
    const sentAt = status === "SENT" ? this.#clock.now() : null;
    return this.#release(claimed, { status, payload: null, lastErrorCode: errorCode, sentAt });
  }

  /** Another try later. */
  retry(claimed: Claimed, at: Date, errorCode: string): Promise<boolean> {
    return this.#release(claimed, { nextAttemptAt: at, lastErrorCode: errorCode });
  }

  /** Back as if it hadn't been claimed, until then. */
  postpone(claimed: Claimed, until: Date): Promise<boolean> {
    return this.#release(claimed, { nextAttemptAt: until, attempts: claimed.message.attempts });
  }

  #release({ message, leaseToken }: Claimed, changes: Changes): Promise<boolean> {
    return this.#update({ id: message.id, status: "PENDING", leaseToken }, { ...changes, leaseToken: null });
  }

  /** In a transaction for its retries: what a message's end says must not be lost to a passing conflict. */
  #update(where: Condition, changes: Changes): Promise<boolean> {
    return this.#database.transaction(async (tx) => affectedRows(await tx.update(OutboxMessage, where, changes)) === 1);
  }
}

type Condition = Parameters<EntityManager["update"]>[1] & object;
type Changes = Partial<OutboxMessage>;
