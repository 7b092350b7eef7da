import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { StaffActor } from "../../../kernel/actor.ts";
import { later } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import { waitingFor } from "../attachments/attach-files.ts";
import { MessageAttachment } from "../attachments/message-attachment.entity.ts";
import { ConversationDraft } from "./conversation-draft.entity.ts";
import type { DraftFields } from "./draft-fields.ts";
import type { FoundTarget } from "./draft-target.ts";
import { draftKeptMs } from "./sweep-drafts.ts";

/** Writes over what the staff member had begun there: whoever types last, in whichever tab, is right. */
export async function saveDraft(
  tx: EntityManager,
  actor: StaffActor,
  { target, patientId, conversationId }: FoundTarget,
  fields: DraftFields,
  at: Date,
): Promise<ConversationDraft> {
  const key = { clinicId: actor.clinicId, staffMemberId: actor.id, target };
  const attachmentIds = await keepFiles(tx, actor, fields.attachmentIds, at);
  const written = { ...fields, attachmentIds, savedAt: at };
  if (affectedRows(await tx.update(ConversationDraft, key, written)) === 0)
    await tx.insert(ConversationDraft, { ...key, id: newId(), patientId, conversationId, ...written });
  return tx.findOneByOrFail(ConversationDraft, key);
}

/** Files wait as long as their draft. Those that are gone are left out of it. */
async function keepFiles(tx: EntityManager, actor: StaffActor, ids: readonly string[], at: Date): Promise<string[]> {
  if (ids.length === 0) return [];
  const mine = { ...waitingFor(actor), id: In([...ids]) };
  await tx.update(MessageAttachment, mine, { keptUntil: later(at, draftKeptMs) });
  const found = new Set((await tx.findBy(MessageAttachment, mine)).map(({ id }) => id));
  return ids.filter((id) => found.has(id));
}
