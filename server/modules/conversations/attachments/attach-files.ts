import { In, IsNull } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import type { MessageHook } from "../message-hook.ts";
import { mostAttachmentsPerMessage } from "./attachment-refusal.ts";
import { MessageAttachment } from "./message-attachment.entity.ts";

const path = ["input", "attachmentIds"];

const gone: Problem = { code: "NOT_FOUND", path, reason: "ATTACHMENT_GONE" };

const tooMany: Problem = { code: "VALIDATION_FAILED", path, reason: "TOO_MANY", facts: { maximum: mostAttachmentsPerMessage } };

/** Those that wait for a message of this very person, whole and in their store. */
export const waitingFor = (actor: Actor) => ({
  clinicId: actor.clinicId,
  uploadedBy: writtenActor(actor) ?? "",
  state: "STORED" as const,
  messageId: IsNull(),
});

/**
 * Gives the files to the message, once for ever: of any number of messages that want one, one gets it. Those that somebody else uploaded,
 * that another message has or that were collected are not there.
 */
export const attachFiles: MessageHook = {
  async write(tx, { actor, message, conversation, attachmentIds: ids }) {
    if (ids.length === 0) return [];
    if (ids.length > mostAttachmentsPerMessage) return [tooMany];
    const found = await tx.findBy(MessageAttachment, { ...waitingFor(actor), id: In([...ids]) });
    if (found.length !== ids.length) return [gone];
    for (const [place, id] of ids.entries()) {
      const taken = { messageId: message.id, patientId: conversation.patientId, keptUntil: null, place };
      if (affectedRows(await tx.update(MessageAttachment, { ...waitingFor(actor), id }, taken)) !== 1) return [gone];
    }
    return [];
  },
};
