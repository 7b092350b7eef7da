import type { Logger } from "../../../gateways/logger.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { minutes } from "../../../kernel/clock.ts";

const pauseMs = minutes(1);

/** Counts what was refused into the log, a line a minute at most: whoever sends rubbish doesn't fill it. Nothing of what was sent. */
export class RefusalLog {
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #counts = new Map<string, number>();
  #saidAt = -Infinity;

  constructor(logger: Logger, clock: Clock) {
    this.#logger = logger;
    this.#clock = clock;
  }

  note(code: string): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
    const now = this.#clock.now().getTime();
    if (now - this.#saidAt < pauseMs) return;
    this.#saidAt = now;
    for (const [each, count] of this.#counts) this.#logger.warn("stripe.event-refused", { code: each, count });
    this.#counts.clear();
  }
}
