import { DeliveryFailed, DeliveryRefused } from "../../gateways/delivery-error.ts";
import type { Logger } from "../../gateways/logger.ts";
import { later, type Clock } from "../../kernel/clock.ts";
import { DecryptionError, type SecretKeys } from "../../kernel/secret-keys.ts";
import { backOffMs, maximumAttempts } from "./back-off.ts";
import type { Courier } from "./courier.ts";
import type { OutboxMessage } from "./outbox-message.entity.ts";
import type { Claimed, OutboxQueue } from "./outbox-queue.ts";
import { openPayload, type Payload } from "./payload.ts";
import { withTimeLimit } from "./time-limit.ts";

const earlyPauseMs = 250;

export interface DeliveryParts {
  readonly queue: OutboxQueue;
  readonly courier: Courier;
  readonly keys: SecretKeys;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Well below the lease, so that nobody else takes a message that is still being sent. */
  readonly sendTimeoutMs: number;
  readonly random: () => number;
}

/** Brings one message one step further: claimed, then sent, put off or ended. */
export class Delivery {
  readonly #parts: DeliveryParts;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** False where another worker has the message. */
  async deliver(message: OutboxMessage): Promise<boolean> {
    const { queue, keys, clock } = this.#parts;
    const claimed = await queue.claim(message);
    if (!claimed) return false;
    if (claimed.attempts > maximumAttempts) return this.#giveUp(claimed, "TOO_MANY_ATTEMPTS");
    const standing = await queue.standing(claimed);
    if (standing === "early") return this.#done(queue.postpone(claimed, later(clock.now(), earlyPauseMs)));
    if (standing === "void") return this.#done(queue.finish(claimed, "EXPIRED", "SUPERSEDED"));
    if (message.notAfter && message.notAfter <= clock.now()) return this.#done(queue.finish(claimed, "EXPIRED"));
    try {
      const payload = openPayload(keys, message.id, message.payload ?? "");
      if (payload.decoy) return await this.#done(queue.finish(claimed, "SUPPRESSED"));
      return await this.#send(claimed, payload);
    } catch (error) {
      if (error instanceof DecryptionError) return this.#giveUp(claimed, "UNREADABLE");
      throw error;
    }
  }

  async #send(claimed: Claimed, payload: Payload): Promise<boolean> {
    const { courier, queue, sendTimeoutMs, logger } = this.#parts;
    const { id, kind, channel } = claimed.message;
    try {
      await withTimeLimit(courier.send(claimed.message, payload), sendTimeoutMs);
    } catch (error) {
      return this.#fail(claimed, error);
    }
    if (!(await queue.finish(claimed, "SENT"))) logger.warn("outbox.lease-lost", { jobId: id });
    logger.info("outbox.sent", { jobId: id, kind, channel, attempt: claimed.attempts });
    return true;
  }

  async #fail(claimed: Claimed, error: unknown): Promise<boolean> {
    const { queue, clock, random, logger } = this.#parts;
    const { id, channel, notAfter } = claimed.message;
    const code = error instanceof DeliveryFailed ? error.code : "UNEXPECTED";
    if (error instanceof DeliveryRefused || claimed.attempts >= maximumAttempts) return this.#giveUp(claimed, code);
    logger.warn("outbox.delivery-failed", { jobId: id, channel, attempt: claimed.attempts, code }, error);
    const next = later(clock.now(), backOffMs(claimed.attempts, random));
    const tooLate = notAfter !== null && next >= notAfter;
    return this.#done(tooLate ? queue.finish(claimed, "EXPIRED", code) : queue.retry(claimed, next, code));
  }

  #giveUp(claimed: Claimed, code: string): Promise<boolean> {
    const { queue, logger } = this.#parts;
    const { id, kind, channel } = claimed.message;
    logger.error("outbox.given-up", { jobId: id, kind, channel, attempt: claimed.attempts, code });
    return this.#done(queue.finish(claimed, "DEAD", code));
  }

  /** Where the lease was lost meanwhile, whoever has it now has the last word. */
  async #done(step: Promise<boolean>): Promise<boolean> {
    await step;
    return true;
  }
}
