import type { EntityManager } from "typeorm";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { newId } from "../../../kernel/id.ts";
import type { ConversationEventKind } from "../conversation-event.entity.ts";
import { ConversationEvent } from "../conversation-event.entity.ts";
import type { Conversation } from "../conversation.entity.ts";

type Became = Partial<Pick<ConversationEvent, "repliesAllowed" | "repliesUntil" | "repliesOnce" | "assignedTo">>;

export interface EventToRecord extends Became {
  readonly kind: ConversationEventKind;
  readonly at: Date;
  readonly afterPosition: number;
}

const nothing = { repliesAllowed: null, repliesUntil: null, repliesOnce: null, assignedTo: null };

/** Writes into the conversation's history what somebody did with it. */
export async function recordEvent(
  tx: EntityManager,
  actor: RightHolder,
  { clinicId, id }: Pick<Conversation, "clinicId" | "id">,
  { at, ...event }: EventToRecord,
): Promise<void> {
  const row = { clinicId, id: newId(), conversationId: id, actor: writtenActor(actor)!, occurredAt: at };
  await tx.insert(ConversationEvent, { ...nothing, ...event, ...row });
}
