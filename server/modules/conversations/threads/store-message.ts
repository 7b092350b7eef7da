import type { EntityManager } from "typeorm";
import { Refused } from "../../../db/once-more.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { newId } from "../../../kernel/id.ts";
import type { AskedOnce } from "../../../kernel/request-key.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { MessageBody } from "../body/clean-body.ts";
import type { Conversation } from "../conversation.entity.ts";
import type { MessageHook, MessageWriter, WrittenMessage } from "../message-hook.ts";
import { Message } from "../message.entity.ts";
import { writeSearchTerms } from "../search/write-search-terms.ts";

export interface MessageToStore {
  readonly actor: MessageWriter;
  /** Its row, which counts the message already: this transaction has written it. */
  readonly conversation: Conversation;
  readonly body: MessageBody;
  readonly attachmentIds: readonly string[];
  readonly asked: AskedOnce;
  readonly at: Date;
}

/** Stores a message with all that belongs to it, or throws `Refused`. */
export async function storeMessage(tx: EntityManager, hooks: readonly MessageHook[], store: MessageToStore): Promise<WrittenMessage> {
  const { actor, conversation, body, attachmentIds, asked, at } = store;
  const { clinicId, id: conversationId, lastMessagePosition: position, patientId } = conversation;
  const fromPatient = actor.kind === "patient";
  const message = Object.assign(new Message(), {
    ...{ clinicId, id: newId(), conversationId, position, author: writtenActor(actor)!, sentAt: at, readByPatientAt: null },
    from: fromPatient ? "PATIENT" : "CLINIC",
    numberOfSide: fromPatient ? conversation.patientMessages : conversation.clinicMessages,
    ...{ bodyHtml: body.html, bodyText: body.text },
    ...asked,
  } satisfies Message);
  await tx.insert(Message, message);
  await writeSearchTerms(tx, conversation, position === 1 ? `${conversation.subject} ${body.text}` : body.text);
  const written = { actor, conversation, message, attachmentIds };
  for (const { write } of hooks) {
    const problems = await write(tx, written);
    if (problems.length > 0) throw new Refused(problems);
  }
  const action = position === 1 ? "conversation.started" : "conversation.replied";
  await recordAudit(tx, actor, at, { action, subjectId: conversationId, patientId });
  return written;
}

/** What follows once the message is kept. */
export const tellKept = (hooks: readonly MessageHook[], written: WrittenMessage): void => {
  for (const { kept } of hooks) kept?.(written);
};
