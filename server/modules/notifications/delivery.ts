import { DeliveryFailed, DeliveryRefused } from "../../gateways/delivery-error.ts";
import type { Logger } from "../../gateways/logger.ts";
import { later, type Clock } from "../../kernel/clock.ts";
import { DecryptionError, type SecretKeys } from "../../kernel/secret-keys.ts";
import { backOffMs, maximumAttempts } from "./back-off.ts";
import type { Courier } from "./courier.ts";
import { kindNamed } from "./kinds/kinds.ts";
import type { OutboxMessage } from "./outbox-message.entity.ts";
import type { Claimed, OutboxQueue } from "./outbox-queue.ts";
import { openPayload, type Payload } from "./payload.ts";
import { withTimeLimit } from "./time-limit.ts";
import type { Ending } from "./undelivered/undelivered-reason.ts";
import { toUndelivered } from "./undelivered/to-undelivered.ts";

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

/** Why a message ends undelivered, and after how many tries. */
type Failure = Omit<Ending, "late">;

/** Brings one message one step further: claimed, then sent, put off or ended. */
export class Delivery {
  readonly #parts: DeliveryParts;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** False where another worker has the message. */
  async deliver(message: OutboxMessage): Promise<boolean> {
    const { queue, clock } = this.#parts;
    const claimed = await queue.claim(message);
    if (!claimed) return false;
    const payload = this.#open(message);
    const before = { refused: false, attempts: message.attempts };
    if (claimed.attempts > maximumAttempts) return this.#giveUp(claimed, payload, { code: "TOO_MANY_ATTEMPTS", ...before });
    const standing = await queue.standing(claimed, kindNamed(message.kind)?.sequence ?? "IN_TURN");
    if (standing.is === "early") return this.#done(queue.postpone(claimed, standing.until));
    if (standing.is === "void") return this.#done(queue.finish(claimed, { status: "EXPIRED", errorCode: "SUPERSEDED" }));
    if (message.notAfter && message.notAfter <= clock.now())
      return this.#expire(claimed, payload, { code: message.lastErrorCode, ...before });
    if (payload === null) return this.#giveUp(claimed, payload, { code: "UNREADABLE", ...before });
    if (payload.decoy) return this.#done(queue.finish(claimed, { status: "SUPPRESSED" }));
    // A process that was held up so long is not the only one to have the message any more.
    if (clock.now() >= claimed.leaseEndsAt) return false;
    return this.#send(claimed, payload);
  }

  async #send(claimed: Claimed, payload: Payload): Promise<boolean> {
    const { courier, queue, clock, sendTimeoutMs, logger } = this.#parts;
    const { id, kind, channel } = claimed.message;
    try {
      await withTimeLimit(courier.send(claimed.message, payload, clock.now()), sendTimeoutMs);
    } catch (error) {
      return this.#fail(claimed, payload, error);
    }
    if (!(await queue.finish(claimed, { status: "SENT" }))) logger.warn("outbox.lease-lost", { jobId: id });
    logger.info("outbox.sent", { jobId: id, kind, channel, attempt: claimed.attempts });
    return true;
  }

  async #fail(claimed: Claimed, payload: Payload, error: unknown): Promise<boolean> {
    const { queue, clock, random, logger } = this.#parts;
    const { id, channel, notAfter } = claimed.message;
    const code = error instanceof DeliveryFailed ? error.code : "UNEXPECTED";
    const failure = { code, refused: error instanceof DeliveryRefused, attempts: claimed.attempts };
    if (failure.refused || claimed.attempts >= maximumAttempts) return this.#giveUp(claimed, payload, failure);
    logger.warn("outbox.delivery-failed", { jobId: id, channel, attempt: claimed.attempts, code }, error);
    const next = later(clock.now(), backOffMs(claimed.attempts, random));
    if (notAfter !== null && next >= notAfter) return this.#expire(claimed, payload, failure);
    return this.#done(queue.retry(claimed, next, code));
  }

  #giveUp(claimed: Claimed, payload: Payload | null, failure: Failure): Promise<boolean> {
    const { queue, clock, logger } = this.#parts;
    const { id, kind, channel } = claimed.message;
    if (payload?.decoy) return this.#done(queue.finish(claimed, { status: "SUPPRESSED" }));
    logger.error("outbox.given-up", { jobId: id, kind, channel, attempt: failure.attempts, code: failure.code });
    const undelivered = toUndelivered(claimed, payload, { ...failure, late: false }, clock.now());
    return this.#done(queue.finish(claimed, { status: "DEAD", errorCode: failure.code, undelivered }));
  }

  /** Its time is up: whoever waited for it got nothing, and staff can say why. */
  #expire(claimed: Claimed, payload: Payload | null, failure: Failure): Promise<boolean> {
    const { queue, clock } = this.#parts;
    const undelivered = payload?.decoy ? null : toUndelivered(claimed, payload, { ...failure, late: true }, clock.now());
    return this.#done(queue.finish(claimed, { status: "EXPIRED", errorCode: failure.code, undelivered }));
  }

  /** Null where its key is gone. */
  #open({ id, payload }: OutboxMessage): Payload | null {
    try {
      return openPayload(this.#parts.keys, id, payload ?? "");
    } catch (error) {
      if (error instanceof DecryptionError) return null;
      throw error;
    }
  }

  /** Where the lease was lost meanwhile, whoever has it now has the last word. */
  async #done(step: Promise<boolean>): Promise<boolean> {
    await step;
    return true;
  }
}
