import type { EntityManager } from "typeorm";
import { onceMore } from "../../db/once-more.ts";
import type { Actor, RightHolder } from "../../kernel/actor.ts";
import { demand } from "../../kernel/actor.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { success } from "../../kernel/outcome.ts";
import type { ConversationParts } from "./conversation-parts.ts";
import { Conversation } from "./conversation.entity.ts";
import type { MessageWriter } from "./message-hook.ts";
import { markRead } from "./reading/mark-read.ts";
import { markUnread } from "./reading/mark-unread.ts";
import type { Assignment } from "./threads/assign-conversation.ts";
import { assignConversation } from "./threads/assign-conversation.ts";
import type { ConversationChange, ConversationVersion } from "./threads/change-conversation.ts";
import { changeConversation, missingConversation } from "./threads/change-conversation.ts";
import { closing, reopening } from "./threads/close-conversation.ts";
import type { Reply, Thread } from "./threads/reply-to-conversation.ts";
import { replyToConversation } from "./threads/reply-to-conversation.ts";
import type { RepliesChange } from "./threads/set-replies.ts";
import { settingReplies } from "./threads/set-replies.ts";
import type { ConversationWish } from "./threads/start-conversation.ts";
import { startConversation } from "./threads/start-conversation.ts";

type Work<T> = (tx: EntityManager) => Promise<Outcome<T>>;

/** What is written in conversations, and done with them. A patient acts in their own alone. */
export class ConversationService {
  readonly #parts: ConversationParts;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  start(actor: Actor, wish: ConversationWish): Promise<Outcome<Thread>> {
    demand(actor, "CONVERSATIONS_WRITE");
    return startConversation(this.#parts, actor, wish);
  }

  reply(actor: Actor, reply: Reply): Promise<Outcome<Thread>> {
    if (actor.kind !== "patient") demand(actor, "CONVERSATIONS_WRITE");
    return replyToConversation(this.#parts, actor, reply);
  }

  close(actor: Actor, which: ConversationVersion): Promise<Outcome<Conversation>> {
    demand(actor, "CONVERSATIONS_WRITE");
    return this.#change(actor, which, closing(actor, this.#parts.clock.now()));
  }

  reopen(actor: Actor, which: ConversationVersion): Promise<Outcome<Conversation>> {
    demand(actor, "CONVERSATIONS_WRITE");
    return this.#change(actor, which, reopening);
  }

  async setReplies(actor: Actor, which: ConversationVersion, replies: RepliesChange): Promise<Outcome<Conversation>> {
    demand(actor, "CONVERSATIONS_WRITE");
    const change = settingReplies(replies, this.#parts.clock.now());
    return change.ok ? this.#change(actor, which, change.value) : change;
  }

  assign(actor: Actor, assignment: Assignment): Promise<Outcome<Conversation>> {
    demand(actor, "CONVERSATIONS_WRITE");
    return this.#decide((tx) => assignConversation(tx, actor, assignment, this.#parts.clock.now()));
  }

  /** The reader's side has read as far as that message. A program that may only read takes nothing off what staff have to read. */
  markRead(actor: Actor, conversationId: string | null, throughPosition: number): Promise<Outcome<Conversation>> {
    if (actor.kind !== "patient") demand(actor, "CONVERSATIONS_WRITE");
    return this.#decide(async (tx) => {
      const found = await this.#find(tx, actor, conversationId);
      return found ? success(await markRead(tx, actor, found, throughPosition, this.#parts.clock.now())) : missingConversation;
    });
  }

  markUnread(actor: Actor, conversationId: string | null): Promise<Outcome<Conversation>> {
    demand(actor, "CONVERSATIONS_WRITE");
    return this.#decide(async (tx) => {
      const found = await this.#find(tx, actor, conversationId);
      return found ? markUnread(tx, actor, found, this.#parts.clock.now()) : missingConversation;
    });
  }

  #change(actor: RightHolder, which: ConversationVersion, change: ConversationChange): Promise<Outcome<Conversation>> {
    return this.#decide((tx) => changeConversation(tx, actor, which, change, this.#parts.clock.now()));
  }

  #decide<T>(work: Work<T>): Promise<Outcome<T>> {
    return onceMore(() => this.#parts.database.transaction(work));
  }

  async #find(tx: EntityManager, actor: MessageWriter, id: string | null): Promise<Conversation | null> {
    const { clinicId } = actor;
    return id === null ? null : tx.findOneBy(Conversation, { clinicId, id, ...(actor.kind === "patient" && { patientId: actor.id }) });
  }
}
