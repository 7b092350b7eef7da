import { In, LessThanOrEqual, Not } from "typeorm";
import type { Database } from "../../../db/database.ts";
import { hours, later, type Clock } from "../../../kernel/clock.ts";
import type { Sweep } from "../../../kernel/sweep.ts";
import { OutboxMessage } from "../outbox-message.entity.ts";
import { undeliveredKeptMs } from "./to-undelivered.ts";
import { UndeliveredMessage } from "./undelivered-message.entity.ts";

/** Small enough that nobody who writes has to wait for it. */
const batchSize = 500;

const finished = ["SENT", "DEAD", "EXPIRED", "SUPPRESSED"] as const;

/** Deletes what was finished long ago, and empties what staff can see of messages before it is deleted. */
export class SweepMessages implements Sweep {
  readonly name = "messages";
  readonly everyMs = hours(1);
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async run(signal: AbortSignal): Promise<void> {
    for (const status of finished) {
      for (const channel of ["EMAIL", "SMS"] as const) {
        for (const urgent of [true, false]) await inBatches(signal, () => this.#deleteFinished({ status, channel, urgent }));
      }
    }
    await inBatches(signal, () => this.#ageUndelivered());
  }

  async #deleteFinished(of: Pick<OutboxMessage, "status" | "channel" | "urgent">): Promise<number> {
    const due = await this.#database.manager.find(OutboxMessage, {
      select: { id: true },
      where: { ...of, nextAttemptAt: LessThanOrEqual(this.#clock.now()) },
      order: { nextAttemptAt: "ASC", id: "ASC" },
      take: batchSize,
    });
    if (due.length > 0) await this.#database.transaction((tx) => tx.delete(OutboxMessage, { id: In(due.map(({ id }) => id)) }));
    return due.length;
  }

  /** What was given up 30 days ago loses its content, what was 90 days ago goes. */
  async #ageUndelivered(): Promise<number> {
    const now = this.#clock.now();
    const due = await this.#database.manager.find(UndeliveredMessage, {
      select: { clinicId: true, id: true, givenUpAt: true },
      where: { dueAt: LessThanOrEqual(now) },
      order: { dueAt: "ASC", id: "ASC" },
      take: batchSize,
    });
    await this.#database.transaction(async (tx) => {
      for (const { clinicId, id, givenUpAt } of due) {
        const deletedAt = later(givenUpAt, undeliveredKeptMs);
        if (deletedAt <= now) {
          await tx.delete(UndeliveredMessage, { clinicId, id });
          continue;
        }
        await tx.update(UndeliveredMessage, { clinicId, id }, { payload: null, dueAt: deletedAt });
        await tx.update(UndeliveredMessage, { clinicId, id, state: Not("RESENT") }, { state: "FINAL" });
      }
    });
    return due.length;
  }
}

/** Again and again until there is less than a batch, or the process is to end. */
async function inBatches(signal: AbortSignal, batch: () => Promise<number>): Promise<void> {
  while (!signal.aborted) if ((await batch()) < batchSize) return;
}
