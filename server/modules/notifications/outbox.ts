import type { EntityManager } from "typeorm";
import { insertRows } from "../../db/insert-rows.ts";
import type { Clock } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import { kinds } from "./kinds/kinds.ts";
import type { Notification } from "./notification.ts";
import { OutboxMessage } from "./outbox-message.entity.ts";
import { sealPayload } from "./payload.ts";

/** Where messages are left to be sent. */
export class Outbox {
  readonly #keys: SecretKeys;
  readonly #clock: Clock;

  constructor(keys: SecretKeys, clock: Clock) {
    this.#keys = keys;
    this.#clock = clock;
  }

  /**
   * Writes the message in the caller's transaction: it is sent if and only if that commits. Wake the worker afterwards. Answers the
   * message's id.
   */
  enqueue(tx: EntityManager, notification: Notification): Promise<string> {
    const { clinicId, kind, channel, patientId, sequence, notAfter } = notification;
    const id = newId();
    const now = this.#clock.now();
    const message: OutboxMessage = {
      id,
      clinicId,
      kind,
      channel,
      urgent: kinds[kind].urgent,
      patientId,
      payload: sealPayload(this.#keys, id, notification),
      sequenceKey: sequence === null ? null : this.#keys.hmac("outbox-sequence", clinicId, channel, sequence),
      notAfter,
      attempts: 0,
      nextAttemptAt: now,
      leaseToken: null,
      status: "PENDING",
      lastErrorCode: null,
      createdAt: now,
      sentAt: null,
    };
    return insertRows(tx, OutboxMessage, [message]).then(() => id);
  }
}
