import type { EntityManager, QueryDeepPartialEntity } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { Overtaken } from "../../../db/once-more.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { Conversation } from "../conversation.entity.ts";
import type { EventToRecord } from "./record-event.ts";
import { recordEvent } from "./record-event.ts";

/** Which conversation, and the version that whoever changes it has seen. */
export interface ConversationVersion {
  /** Null where what was sent is no conversation's id. */
  readonly conversationId: string | null;
  readonly version: number;
}

export interface ConversationChange {
  /** Whether it is so already. */
  readonly done: (conversation: Conversation) => boolean;
  readonly columns: Partial<Conversation>;
  readonly event: Omit<EventToRecord, "at" | "afterPosition">;
  readonly action: string;
}

export const missingConversation = failure({ code: "NOT_FOUND", path: ["input", "conversationId"] });

/** Writes what staff decide about a conversation, if nobody has decided otherwise since; what is so already stays. */
export async function changeConversation(
  tx: EntityManager,
  actor: RightHolder,
  { conversationId, version }: ConversationVersion,
  { done, columns, event, action }: ConversationChange,
  at: Date,
): Promise<Outcome<Conversation>> {
  const { clinicId } = actor;
  const before = conversationId === null ? null : await tx.findOneBy(Conversation, { clinicId, id: conversationId });
  if (!before) return missingConversation;
  if (done(before)) return success(before);
  if (before.version !== version)
    return failure({ code: "CONFLICT", path: ["input", "version"], reason: "CONVERSATION_CHANGED", facts: { current: before } });
  const written = { ...columns, version: version + 1 } as QueryDeepPartialEntity<Conversation>;
  if (affectedRows(await tx.update(Conversation, { clinicId, id: before.id, version }, written)) !== 1) throw new Overtaken();
  const after = await tx.findOneByOrFail(Conversation, { clinicId, id: before.id });
  await recordEvent(tx, actor, after, { ...event, at, afterPosition: after.lastMessagePosition });
  const changedFields = Object.keys(columns);
  await recordAudit(tx, actor, at, { action, subjectId: after.id, patientId: after.patientId, changedFields });
  return success(after);
}
