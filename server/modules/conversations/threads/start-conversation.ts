import type { EntityManager } from "typeorm";
import { z } from "zod";
import { findAsked } from "../../../db/find-asked.ts";
import { onceMore } from "../../../db/once-more.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { newId } from "../../../kernel/id.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { askedOnce, requestKeySchema } from "../../../kernel/request-key.ts";
import { textOf, validate } from "../../../kernel/validation.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { MessageBody } from "../body/clean-body.ts";
import { readBody } from "../body/read-body.ts";
import type { ConversationParts } from "../conversation-parts.ts";
import { Conversation } from "../conversation.entity.ts";
import { Message } from "../message.entity.ts";
import { previewOf } from "./preview.ts";
import { recordEvent } from "./record-event.ts";
import { repliesOnceSchema, repliesUntilSchema, replyColumns } from "./reply-control.ts";
import type { Thread } from "./reply-to-conversation.ts";
import { storeMessage, tellKept } from "./store-message.ts";

/** As it was sent, before anything was checked. */
export interface ConversationWish {
  /** Null where what was sent is no patient's id. */
  readonly patientId: string | null;
  readonly subject: unknown;
  readonly bodyHtml: string;
  readonly attachmentIds: readonly string[];
  /** Absent or null: as setting 4 has it. */
  readonly allowReplies: boolean | null | undefined;
  readonly repliesUntil: string | null | undefined;
  readonly repliesOnce: boolean | null | undefined;
  readonly assignToMe: boolean;
  readonly requestKey: unknown;
}

export const longestSubject = 150;

const wishes = (now: Date) =>
  z.object({
    subject: textOf(longestSubject),
    repliesUntil: repliesUntilSchema(now),
    repliesOnce: repliesOnceSchema,
    requestKey: requestKeySchema,
  });

type CheckedWish = z.output<ReturnType<typeof wishes>> & {
  readonly patientId: string;
  readonly allowed: boolean;
  readonly assignToMe: boolean;
};

const firstConversation = (actor: RightHolder, { subject, ...wish }: CheckedWish, body: MessageBody, at: Date): Conversation =>
  Object.assign(new Conversation(), {
    ...{ clinicId: actor.clinicId, id: newId(), patientId: wish.patientId, subject, startedAt: at, startedBy: writtenActor(actor)! },
    ...replyColumns(wish.allowed, wish.repliesUntil, wish.repliesOnce),
    ...{ closed: false, closedAt: null, closedBy: null, version: 1 },
    assignedTo: wish.assignToMe && actor.kind === "staff" ? actor.id : null,
    ...{ lastMessageAt: at, lastMessagePosition: 1, lastMessageFrom: "CLINIC", preview: previewOf(body.text) },
    ...{ clinicMessages: 1, patientMessages: 0, staffReadPosition: 0, patientReadPosition: 0 },
    ...{ unreadByStaff: 0, unreadByPatient: 1, unread: false },
  } satisfies Conversation);

async function store(tx: EntityManager, actor: RightHolder, conversation: Conversation): Promise<void> {
  await tx.insert(Conversation, conversation);
  const { repliesAllowed, repliesUntil, repliesOnce, assignedTo } = conversation;
  const became = { repliesAllowed, repliesUntil, repliesOnce, assignedTo };
  await recordEvent(tx, actor, conversation, { kind: "STARTED", at: conversation.startedAt, afterPosition: 0, ...became });
}

/** Starts a conversation with its first message. The same call again answers with what it has made. */
export async function startConversation(parts: ConversationParts, actor: RightHolder, wish: ConversationWish): Promise<Outcome<Thread>> {
  const { database, settings, clock, hooks } = parts;
  const { clinicId } = actor;
  const { patientId, attachmentIds, allowReplies, assignToMe, bodyHtml, requestKey, ...typed } = wish;
  const key = validate(z.object({ requestKey: requestKeySchema }), { requestKey }, ["input"]);
  const asked = key.ok
    ? askedOnce(actor, key.value.requestKey, ["start", patientId, attachmentIds, allowReplies ?? null, assignToMe, bodyHtml, typed])
    : null;
  return onceMore(async () => {
    const { manager } = database;
    const made = asked ? await findAsked(manager, Message, clinicId, asked) : success(null);
    if (!made.ok) return made;
    if (made.value) {
      const conversation = await manager.findOneByOrFail(Conversation, { clinicId, id: made.value.conversationId });
      return success({ conversation, message: made.value });
    }
    const at = clock.now();
    const read = validate(wishes(at), { ...typed, requestKey }, ["input"]);
    const body = readBody(bodyHtml, ["input", "bodyHtml"]);
    if (!read.ok || !body.ok || !asked) return failure(...(read.ok ? [] : read.problems), ...(body.ok ? [] : body.problems));
    const known = patientId !== null && (await manager.existsBy(Patient, { clinicId, id: patientId }));
    if (!known) return failure({ code: "NOT_FOUND", path: ["input", "patientId"] });
    const allowed = allowReplies ?? (await settings.inForce(clinicId)).values.conversationReplies;
    const conversation = firstConversation(actor, { ...read.value, patientId, allowed, assignToMe }, body.value, at);
    const written = await database.transaction(async (tx) => {
      await store(tx, actor, conversation);
      return storeMessage(tx, hooks, { actor, conversation, body: body.value, attachmentIds, asked, at });
    });
    tellKept(hooks, written);
    return success({ conversation, message: written.message });
  });
}
