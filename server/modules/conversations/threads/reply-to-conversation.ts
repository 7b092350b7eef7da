import { z } from "zod";
import { findAsked } from "../../../db/find-asked.ts";
import { onceMore } from "../../../db/once-more.ts";
import { Fault } from "../../../kernel/fault.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { askedOnce, requestKeySchema } from "../../../kernel/request-key.ts";
import { validate } from "../../../kernel/validation.ts";
import { isAccessEffective } from "../../access/effective-access.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { readBody, readTextBody } from "../body/read-body.ts";
import type { ConversationParts } from "../conversation-parts.ts";
import { Conversation } from "../conversation.entity.ts";
import type { MessageWriter } from "../message-hook.ts";
import { Message } from "../message.entity.ts";
import { appendMessage } from "./append-message.ts";
import { replyObstacleOf } from "./reply-rule.ts";
import { tellKept } from "./store-message.ts";

/** As it was sent, before anything was checked. */
export interface Reply {
  /** Null where what was sent is no conversation's id. */
  readonly conversationId: string | null;
  /** Rich text, for the clinic's side. */
  readonly bodyHtml: string | null | undefined;
  /** Text without markup. */
  readonly bodyText: string | null | undefined;
  readonly attachmentIds: readonly string[];
  readonly requestKey: unknown;
}

export interface Thread {
  readonly conversation: Conversation;
  readonly message: Message;
}

const keys = z.object({ requestKey: requestKeySchema });

function bodyOf(actor: MessageWriter, { bodyHtml, bodyText }: Reply) {
  if (bodyHtml === null || bodyHtml === undefined) return readTextBody(bodyText ?? "", ["input", "bodyText"]);
  if (actor.kind === "patient") return failure({ code: "VALIDATION_FAILED", path: ["input", "bodyHtml"], reason: "TEXT_ALONE" });
  // Of two texts one would be lost unseen.
  if (bodyText !== null && bodyText !== undefined)
    return failure({ code: "VALIDATION_FAILED", path: ["input", "bodyText"], reason: "HTML_OR_TEXT" });
  return readBody(bodyHtml, ["input", "bodyHtml"]);
}

/** What hinders a message from being added now; null where nothing does. */
function refusalOf(parts: ConversationParts, actor: MessageWriter, conversation: Conversation, conversationReplies: boolean) {
  const obstacle =
    actor.kind === "patient"
      ? replyObstacleOf(conversation, conversationReplies, parts.clock.now())
      : conversation.closed
        ? "CONVERSATION_CLOSED"
        : null;
  if (obstacle === null) return null;
  const closed = obstacle === "CONVERSATION_CLOSED";
  return failure({ code: closed ? "CONVERSATION_CLOSED" : "REPLIES_OFF", path: ["input"], reason: obstacle, facts: { obstacle } });
}

/** A message of the clinic, or the patient's reply. Whether it is accepted is decided when it arrives, in the transaction that stores it. */
export async function replyToConversation(parts: ConversationParts, actor: MessageWriter, reply: Reply): Promise<Outcome<Thread>> {
  const { database, settings, clock, hooks } = parts;
  const { clinicId } = actor;
  const { conversationId, attachmentIds } = reply;
  const read = validate(keys, reply, ["input"]);
  const body = bodyOf(actor, reply);
  if (!read.ok || !body.ok) return failure(...(body.ok ? [] : body.problems), ...(read.ok ? [] : read.problems));
  if (actor.kind === "patient" && attachmentIds.length > 0)
    return failure({ code: "VALIDATION_FAILED", path: ["input", "attachmentIds"], reason: "NO_FILES_FROM_PATIENTS" });
  const asked = askedOnce(actor, read.value.requestKey, [
    "reply",
    conversationId,
    reply.bodyHtml ?? null,
    reply.bodyText ?? null,
    attachmentIds,
  ]);
  return onceMore(async () => {
    const { manager } = database;
    const made = await findAsked(manager, Message, clinicId, asked);
    if (!made.ok) return made;
    const missing = failure({ code: "NOT_FOUND", path: ["input", "conversationId"] });
    const conversation = conversationId === null ? null : await manager.findOneBy(Conversation, { clinicId, id: conversationId });
    if (!conversation || (actor.kind === "patient" && conversation.patientId !== actor.id)) return missing;
    if (made.value) return success({ conversation, message: made.value });
    const { values, version } = await settings.inForce(clinicId);
    if (actor.kind === "patient") {
      // Their session is over, and with it everything that they may do.
      const chart = await manager.findOneByOrFail(Patient, { clinicId, id: actor.id });
      if (!isAccessEffective({ portalAccess: values.portalAccess, chart })) throw new Fault("UNAUTHENTICATED");
    }
    const refusal = refusalOf(parts, actor, conversation, values.conversationReplies);
    if (refusal) return refusal;
    const append = {
      actor,
      conversationId: conversation.id,
      body: body.value,
      attachmentIds,
      asked,
      settingsVersion: version,
      at: clock.now(),
    };
    const written = await database.transaction((tx) => appendMessage(tx, hooks, append));
    tellKept(hooks, written);
    return success({ conversation: written.conversation, message: written.message });
  });
}
