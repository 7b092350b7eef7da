import { WorkLoop } from "../../../kernel/work-loop.ts";
import type { PaymentParts } from "../payments/payment-parts.ts";
import { applyEvent } from "./apply-event.ts";
import { EventQueue } from "./event-queue.ts";

interface Pace {
  /** How often it looks for events that nobody woke it for: other processes take them in as well. */
  readonly pollMs?: number;
  /** How long an event belongs to a worker that may have died. */
  readonly leaseMs?: number;
  /** How many it applies at once. */
  readonly lanes?: number;
  readonly random?: () => number;
}

const batch = 20;

/** Applies the events that are stored. Any number of them may run on one database, in one process or in many. */
export class StripeEventWorker {
  readonly #parts: PaymentParts;
  readonly #queue: EventQueue;
  readonly #lanes: number;
  readonly #random: () => number;
  readonly #loop: WorkLoop;

  constructor(parts: PaymentParts, { pollMs = 5_000, leaseMs = 120_000, lanes = 4, random = Math.random }: Pace = {}) {
    const { logger, database, clock } = parts;
    this.#parts = parts;
    this.#queue = new EventQueue(database, clock, leaseMs);
    this.#lanes = lanes;
    this.#random = random;
    this.#loop = new WorkLoop({
      run: () => this.applyDue(),
      pollMs,
      onFailing: (error) => logger.error("stripe.events-failing", {}, error),
      onRecovered: () => logger.info("stripe.events-recovered"),
    });
  }

  start(): void {
    this.#loop.start();
  }

  wake(): void {
    this.#loop.wake();
  }

  /** Resolves once the events at hand are applied. */
  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** Applies all that is due now; says how many events it took up. */
  async applyDue(): Promise<number> {
    let taken = 0;
    for (;;) {
      const due = await this.#queue.findDue(batch);
      const left = due.values();
      const lane = async (): Promise<void> => {
        for (const event of left) {
          if (this.#loop.stopping) return;
          const claimed = await this.#queue.claim(event);
          if (!claimed) continue;
          taken += 1;
          await applyEvent({ parts: this.#parts, queue: this.#queue, random: this.#random }, claimed);
        }
      };
      await Promise.all(Array.from({ length: this.#lanes }, lane));
      if (due.length < batch || this.#loop.stopping) return taken;
    }
  }

  /** Forgets events that were settled long ago. */
  async sweep(signal?: AbortSignal): Promise<void> {
    while (!signal?.aborted && (await this.#queue.removeOld()) > 0);
  }
}
