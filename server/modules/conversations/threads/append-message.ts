import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { Overtaken } from "../../../db/once-more.ts";
import type { AskedOnce } from "../../../kernel/request-key.ts";
import type { MessageBody } from "../body/clean-body.ts";
import { Conversation } from "../conversation.entity.ts";
import type { MessageHook, MessageWriter, WrittenMessage } from "../message-hook.ts";
import { mayReply, mayReplyParameters, stillHolds } from "./may-reply.ts";
import { previewOf } from "./preview.ts";
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

/**
 * Adds a message to a conversation. One conditional UPDATE decides whether it may be added and makes its place: of several writers each
 * gets the next one. Throws `Overtaken` where it may not be; what hinders it is seen by reading again.
 */
export async function appendMessage(tx: EntityManager, hooks: readonly MessageHook[], append: MessageToAppend): Promise<WrittenMessage> {
  const { actor, conversationId, body, settingsVersion, at } = append;
  const { clinicId } = actor;
  const fromPatient = actor.kind === "patient";
  const ground = { clinicId, author: actor.id, settingsVersion };
  const update = tx
    .createQueryBuilder()
    .update(Conversation)
    .set({
      ...(fromPatient ? byPatient : byClinic),
      ...{ lastMessagePosition: () => "last_message_position + 1", lastMessageAt: at, preview: previewOf(body.text) },
      lastMessageFrom: fromPatient ? "PATIENT" : "CLINIC",
    })
    .where("clinic_id = :clinicId AND id = :conversationId AND closed = :isShut", { clinicId, conversationId, isShut: false });
  if (fromPatient) update.andWhere(mayReply, mayReplyParameters(ground, at));
  if (affectedRows(await update.execute()) !== 1) throw new Overtaken();
  const conversation = await tx.findOneByOrFail(Conversation, { clinicId, id: conversationId });
  const written = await storeMessage(tx, hooks, { ...append, conversation });
  // The last thing before it is kept.
  if (fromPatient && !(await stillHolds(tx, ground))) throw new Overtaken();
  return written;
}
