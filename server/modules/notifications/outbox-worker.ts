import type { Database } from "../../db/database.ts";
import type { Logger } from "../../gateways/logger.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import { Courier, type Gateways } from "./courier.ts";
import { Delivery } from "./delivery.ts";
import { OutboxLane } from "./outbox-lane.ts";
import { OutboxQueue } from "./outbox-queue.ts";

export interface OutboxWorkerParts {
  readonly database: Database;
  readonly keys: SecretKeys;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly gateways: Gateways;
  /** How often it looks for messages that nobody woke it for. */
  readonly pollMs?: number;
  /** How long a message belongs to a worker that may have died. */
  readonly leaseMs?: number;
  readonly sendTimeoutMs?: number;
  readonly random?: () => number;
}

/** Sends what the outbox holds. Any number of them may run on one database, in one process or in many. */
export class OutboxWorker {
  readonly #lanes: readonly OutboxLane[];

  constructor(parts: OutboxWorkerParts) {
    const {
      database,
      keys,
      clock,
      logger,
      gateways,
      pollMs = 1_000,
      leaseMs = 120_000,
      sendTimeoutMs = 60_000,
      random = Math.random,
    } = parts;
    const queue = new OutboxQueue(database, clock, leaseMs);
    const courier = new Courier(gateways);
    const delivery = new Delivery({ queue, courier, keys, clock, logger, sendTimeoutMs, random });
    this.#lanes = (["EMAIL", "SMS"] as const).map((channel) => new OutboxLane(channel, queue, delivery, logger, pollMs));
  }

  start(): void {
    for (const lane of this.#lanes) lane.start();
  }

  /** To be called after a commit that enqueued something: it then leaves at once instead of at the next look. */
  wake(): void {
    for (const lane of this.#lanes) lane.wake();
  }

  /** Resolves once what is being sent is sent and noted. Nothing new is begun. */
  async stop(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.stop()));
  }

  /** Deals with all that is due now, without waiting for what comes later; says with how many messages. */
  async deliverDue(): Promise<number> {
    const counts = await Promise.all(this.#lanes.map((lane) => lane.deliverDue()));
    return counts.reduce((sum, count) => sum + count, 0);
  }
}
