import type { Logger } from "../../gateways/logger.ts";
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
  readonly #logger: Logger;
  readonly #pollMs: number;
  #running: Promise<void> | null = null;
  #stopping = false;
  #woken = false;
  #rouse: () => void = () => undefined;

  constructor(channel: NotificationChannel, queue: OutboxQueue, delivery: Delivery, logger: Logger, pollMs: number) {
    this.#channel = channel;
    this.#queue = queue;
    this.#delivery = delivery;
    this.#logger = logger;
    this.#pollMs = pollMs;
  }

  start(): void {
    this.#stopping = false;
    this.#running ??= this.#run();
  }

  wake(): void {
    this.#woken = true;
    this.#rouse();
  }

  /** Resolves once the message at hand is sent and noted. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#running;
    this.#running = null;
  }

  /** Deals with all that is due now; says with how many messages. */
  async deliverDue(): Promise<number> {
    let delivered = 0;
    for (;;) {
      const { due, more } = await this.#findDue();
      for (const message of due) {
        if (this.#stopping) return delivered;
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

  async #run(): Promise<void> {
    let failing = false;
    while (!this.#stopping) {
      try {
        this.#woken = false;
        await this.deliverDue();
        if (failing) this.#logger.info("outbox.recovered", { channel: this.#channel });
        failing = false;
      } catch (error) {
        // Once, not at every poll: the database may be away for hours.
        if (!failing) this.#logger.error("outbox.failing", { channel: this.#channel }, error);
        failing = true;
        this.#woken = false;
      }
      await this.#pause();
    }
  }

  async #pause(): Promise<void> {
    if (this.#woken || this.#stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#pollMs);
      this.#rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
