import { LessThan, LessThanOrEqual, type EntityManager } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Database } from "../../db/database.ts";
import { days, later, type Clock } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { OutboxMessage, type NotificationChannel, type OutboxStatus } from "./outbox-message.entity.ts";
import { UndeliveredMessage } from "./undelivered/undelivered-message.entity.ts";

/** A message that this worker alone may send, until the lease ends. */
export interface Claimed {
  readonly message: OutboxMessage;
  readonly leaseToken: string;
  readonly leaseEndsAt: Date;
  /** This one included. */
  readonly attempts: number;
}

/** What becomes of a message in the end. */
export interface Finish {
  readonly status: Exclude<OutboxStatus, "PENDING">;
  readonly errorCode?: string | null;
  /** What staff are to see of it. */
  readonly undelivered?: UndeliveredMessage | null;
}

/** Whether a claimed message may leave: not at all where a newer one has taken its place, or not before then. */
type Standing = { readonly is: "current" } | { readonly is: "void" } | { readonly is: "early"; readonly until: Date };

/** More than a sequence ever has under way. */
const recent = 20;

const finishedKeptMs = days(30);
const earlyPauseMs = 250;

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
  findDue(channel: NotificationChannel, urgent: boolean, limit: number): Promise<OutboxMessage[]> {
    return this.#database.manager.find(OutboxMessage, {
      where: { status: "PENDING", channel, urgent, nextAttemptAt: LessThanOrEqual(this.#clock.now()) },
      order: { nextAttemptAt: "ASC", id: "ASC" },
      take: limit,
    });
  }

  /** Takes the message for the length of a lease; null where another worker was faster. The try counts from here. */
  async claim(message: OutboxMessage): Promise<Claimed | null> {
    const now = this.#clock.now();
    const claimed = { message, leaseToken: newId(), leaseEndsAt: later(now, this.#leaseMs), attempts: message.attempts + 1 };
    const taken = await this.#database.transaction((tx) =>
      changeOne(
        tx,
        { id: message.id, status: "PENDING", attempts: message.attempts, nextAttemptAt: LessThanOrEqual(now) },
        { leaseToken: claimed.leaseToken, attempts: claimed.attempts, nextAttemptAt: claimed.leaseEndsAt },
      ),
    );
    return taken ? claimed : null;
  }

  /**
   * How the claimed message stands among its sequence. Where the newest counts: void where there is a newer one, early where an older
   * one is being sent just now. Where each has its turn: early until the older ones are finished. Read after the claim was committed,
   * so that of two workers at least one sees the other.
   */
  async standing({ message }: Claimed, sequence: "NEWEST_COUNTS" | "IN_TURN"): Promise<Standing> {
    const { clinicId, sequenceKey, id } = message;
    if (sequenceKey === null) return { is: "current" };
    const newestCounts = sequence === "NEWEST_COUNTS";
    const others = await this.#database.manager.find(OutboxMessage, {
      select: { id: true, status: true, leaseToken: true, nextAttemptAt: true },
      where: { clinicId, sequenceKey, ...(newestCounts ? {} : { id: LessThan(id) }) },
      order: { id: "DESC" },
      take: recent,
    });
    if (newestCounts && others.some((other) => other.id > id)) return { is: "void" };
    const now = this.#clock.now();
    const before = others.filter((other) => other.id < id && other.status === "PENDING");
    if (before.some(({ leaseToken, nextAttemptAt }) => leaseToken !== null && nextAttemptAt > now)) {
      return { is: "early", until: later(now, earlyPauseMs) };
    }
    const first = newestCounts ? undefined : before.at(-1);
    if (!first) return { is: "current" };
    return { is: "early", until: new Date(Math.max(first.nextAttemptAt.getTime(), now.getTime()) + earlyPauseMs) };
  }

  /** The last word about a message, with what staff are to see of it. Its content goes. False where the lease was lost meanwhile. */
  async finish(claimed: Claimed, { status, errorCode = null, undelivered = null }: Finish): Promise<boolean> {
    const now = this.#clock.now();
    const sentAt = status === "SENT" ? now : null;
    const changes = { status, payload: null, lastErrorCode: errorCode, sentAt, nextAttemptAt: later(now, finishedKeptMs) };
    return this.#database.transaction(async (tx) => {
      const held = await release(tx, claimed, changes);
      if (held && undelivered) await tx.insert(UndeliveredMessage, undelivered);
      return held;
    });
  }

  /** Another try later. */
  retry(claimed: Claimed, at: Date, errorCode: string): Promise<boolean> {
    return this.#database.transaction((tx) => release(tx, claimed, { nextAttemptAt: at, lastErrorCode: errorCode }));
  }

  /** Back as if it hadn't been claimed, until then. */
  postpone(claimed: Claimed, until: Date): Promise<boolean> {
    return this.#database.transaction((tx) => release(tx, claimed, { nextAttemptAt: until, attempts: claimed.message.attempts }));
  }
}

type Condition = Parameters<EntityManager["update"]>[1] & object;
type Changes = Partial<OutboxMessage>;

const release = (tx: EntityManager, { message, leaseToken }: Claimed, changes: Changes): Promise<boolean> =>
  changeOne(tx, { id: message.id, status: "PENDING", leaseToken }, { ...changes, leaseToken: null });

const changeOne = async (tx: EntityManager, where: Condition, changes: Changes): Promise<boolean> =>
  affectedRows(await tx.update(OutboxMessage, where, changes)) === 1;
