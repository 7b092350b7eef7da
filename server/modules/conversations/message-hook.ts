import type { EntityManager } from "typeorm";
import type { Actor } from "../../kernel/actor.ts";
import type { Problem } from "../../kernel/outcome.ts";
import type { Conversation } from "./conversation.entity.ts";
import type { Message } from "./message.entity.ts";

export type MessageWriter = Exclude<Actor, { kind: "anonymous" }>;

/** A message that was just written, in the transaction that stores it. */
export interface WrittenMessage {
  readonly actor: MessageWriter;
  /** As it is with the message. */
  readonly conversation: Conversation;
  readonly message: Message;
  /** The files to go with it, as the caller named them: ids of the application, or what is none. */
  readonly attachmentIds: readonly string[];
}

/** What else happens with every message: the same transaction keeps all of it, or nothing. */
export interface MessageHook {
  /** Problems undo the message. May run more than once for one message, as the transaction may: it has no effect but on the database. */
  readonly write: (tx: EntityManager, written: WrittenMessage) => Promise<readonly Problem[]>;
  /** Once it is kept. Never throws. */
  readonly kept?: (written: WrittenMessage) => void;
}
