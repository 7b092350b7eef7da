import type { Logger } from "../../gateways/logger.ts";
import { WorkLoop } from "../../kernel/work-loop.ts";
import type { Delivery } from "./delivery.ts";
import type { NotificationChannel, OutboxMessage } from "./outbox-message.entity.ts";
import type { OutboxQueue } from "./outbox-queue.ts";

const urgentBatch = 20;

/** A code that is asked for now waits for so many other messages at most. */
const otherBatch = 5;

/**
 * Sends the messages of one channel, one at a time: a process killed between sending a message and noting it repeats that one only.
 * A lane each, so that a mail server that hangs doesn't hold up text messages.
 */
export class OutboxLane {
  readonly #channel: NotificationChannel;
  readonly #queue: OutboxQueue;
  readonly #delivery: Delivery;
  readonly #loop: WorkLoop;

  constructor(channel: NotificationChannel, queue: OutboxQueue, delivery: Delivery, logger: Logger, pollMs: number) {
    this.#channel = channel;
    this.#queue = queue;
    this.#delivery = delivery;
    this.#loop = new WorkLoop({
      run: () => this.deliverDue(),
      pollMs,
      onFailing: (error) => logger.error("outbox.failing", { channel }, error),
      onRecovered: () => logger.info("outbox.recovered", { channel }),
    });
  }

  start(): void {
    this.#loop.start();
  }

  wake(): void {
    this.#loop.wake();
  }

  /** Resolves once the message at hand is sent and noted. */
  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** Deals with all that is due now; says with how many messages. */
  async deliverDue(): Promise<number> {
    let delivered = 0;
    for (;;) {
      const { due, more } = await this.#findDue();
      for (const message of due) {
        if (this.#loop.stopping) return delivered;
        if (await this.#delivery.deliver(message)) delivered += 1;
      }
      if (!more) return delivered;
    }
  }

  /** What somebody waits for, then some of what can wait. */
  async #findDue(): Promise<{ readonly due: readonly OutboxMessage[]; readonly more: boolean }> {
    const urgent = await this.#queue.findDue(this.#channel, true, urgentBatch);
    if (urgent.length === urgentBatch) return { due: urgent, more: true };
    const others = await this.#queue.findDue(this.#channel, false, otherBatch);
    return { due: [...urgent, ...others], more: others.length === otherBatch };
  }
}
