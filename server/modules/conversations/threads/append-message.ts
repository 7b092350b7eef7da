import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { effectiveAccessParameters, onlyEffectiveAccess } from "../../access/only-effective-access.ts";
import type { MessageBody } from "../body/clean-body.ts";
import { Conversation } from "../conversation.entity.ts";
import type { MessageHook, MessageWriter, WrittenMessage } from "../message-hook.ts";
import { Overtaken } from "./once-more.ts";
import { previewOf } from "./preview.ts";
import type { AskedOnce } from "./request-key.ts";
import { storeMessage } from "./store-message.ts";

export interface MessageToAppend {
  readonly actor: MessageWriter;
  readonly conversationId: string;
  readonly body: MessageBody;
  readonly attachmentIds: readonly string[];
  readonly asked: AskedOnce;
  /** The settings by which a patient's reply was allowed. */
  readonly settingsVersion: number;
  readonly at: Date;
}

const byClinic = {
  clinicMessages: () => "clinic_messages + 1",
  unreadByPatient: () => "unread_by_patient + 1",
};

const byPatient = {
  patientMessages: () => "patient_messages + 1",
  unreadByStaff: () => "unread_by_staff + 1",
  unread: true,
  replyUsed: true,
};

/** Everything by which a patient's reply is allowed. It is asked of what is committed, not of what the transaction saw first. */
const mayReply =
  "patient_id = :author AND replies_allowed = :isOpen AND (replies_until IS NULL OR replies_until > :at) " +
  "AND (replies_once = :isShut OR reply_used = :isShut) " +
  "AND EXISTS (SELECT 1 FROM portal_settings settings WHERE settings.clinic_id = :clinicId AND settings.version = :settingsVersion) " +
  `AND EXISTS (SELECT 1 FROM patients chart WHERE chart.clinic_id = :clinicId AND chart.id = :author AND ${onlyEffectiveAccess("chart")})`;

/**
 * Adds a message to a conversation. One conditional UPDATE decides whether it may be added and makes its place: of several writers each
 * gets the next one. Throws `Overtaken` where it may not be; what hinders it is seen by reading again.
 */
export async function appendMessage(tx: EntityManager, hooks: readonly MessageHook[], append: MessageToAppend): Promise<WrittenMessage> {
  const { actor, conversationId, body, settingsVersion, at } = append;
  const { clinicId } = actor;
  const fromPatient = actor.kind === "patient";
  const update = tx
    .createQueryBuilder()
    .update(Conversation)
    .set({
      ...(fromPatient ? byPatient : byClinic),
      ...{ lastMessagePosition: () => "last_message_position + 1", lastMessageAt: at, preview: previewOf(body.text) },
      lastMessageFrom: fromPatient ? "PATIENT" : "CLINIC",
    })
    .where("clinic_id = :clinicId AND id = :conversationId AND closed = :isShut", { clinicId, conversationId, isShut: false });
  if (fromPatient) update.andWhere(mayReply, { author: actor.id, settingsVersion, at, ...effectiveAccessParameters });
  if (affectedRows(await update.execute()) !== 1) throw new Overtaken();
  const conversation = await tx.findOneByOrFail(Conversation, { clinicId, id: conversationId });
  return storeMessage(tx, hooks, { ...append, conversation });
}
