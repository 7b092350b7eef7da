import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { later } from "../../../kernel/clock.ts";
import { failure, success, type Outcome } from "../../../kernel/outcome.ts";
import { DecryptionError, type SecretKeys } from "../../../kernel/secret-keys.ts";
import { kindNamed } from "../kinds/kinds.ts";
import type { Notification } from "../notification.ts";
import type { Outbox } from "../outbox.ts";
import { openPayload, type Payload } from "../payload.ts";
import type { FindRecipient } from "./recipient.ts";
import { undeliveredKeptMs } from "./to-undelivered.ts";
import { UndeliveredMessage } from "./undelivered-message.entity.ts";

export interface ResendParts {
  readonly keys: SecretKeys;
  readonly outbox: Outbox;
  readonly findRecipient: FindRecipient;
}

const refusal = (reason: string): Outcome<never> => failure({ code: "CONFLICT", path: ["input", "id"], reason });

const opened = (keys: SecretKeys, { id, payload }: UndeliveredMessage): Payload | null => {
  try {
    return payload === null ? null : openPayload(keys, id, payload);
  } catch (error) {
    if (error instanceof DecryptionError) return null;
    throw error;
  }
};

/** Whether there is anything to send again, as far as the message itself goes. */
export const isResendable = ({ state, notAfter, patientId }: UndeliveredMessage, at: Date): boolean =>
  state === "RESENDABLE" && patientId !== null && (notAfter === null || notAfter > at);

/**
 * Sends a message again, to where its patient is notified now. The new message and the mark on the old one are one transaction, and the
 * mark is decided by a conditional UPDATE: of any number of calls one sends, and the others find it done. Answers whether it was this one.
 */
export async function resendMessage(
  tx: EntityManager,
  { keys, outbox, findRecipient }: ResendParts,
  message: UndeliveredMessage,
  at: Date,
): Promise<Outcome<boolean>> {
  const { clinicId, id, patientId } = message;
  if (message.state === "RESENT") return success(false);
  if (kindNamed(message.kind)?.resendable !== true)
    return refusal(message.kind === "CONTACT_CHANGED" ? "MESSAGE_TO_OLD_CONTACT" : "MESSAGE_IS_A_CODE");
  const content = isResendable(message, at) ? opened(keys, message) : null;
  if (!content || patientId === null) return refusal("MESSAGE_CONTENT_GONE");
  const recipient = await findRecipient(tx, clinicId, patientId, message.channel);
  if (!recipient.reachable) return refusal(recipient.why);
  const { channel, to, locale } = recipient;
  const resentAs = await outbox.enqueue(tx, {
    ...{ clinicId, channel, patientId, to, notAfter: message.notAfter },
    kind: message.kind,
    facts: { ...content.facts, locale },
    sequence: null,
    decoy: false,
  } as Notification);
  const changes = { state: "RESENT", payload: null, resentAs, resentAt: at, dueAt: later(message.givenUpAt, undeliveredKeptMs) } as const;
  const marked = await tx.update(UndeliveredMessage, { clinicId, id, state: "RESENDABLE" }, changes);
  if (affectedRows(marked) !== 1) throw new LostToAnother();
  return success(true);
}

/** Somebody else sent it in the same moment: what this transaction wrote must not stay. */
export class LostToAnother extends Error {}
