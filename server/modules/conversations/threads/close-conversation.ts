import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import type { ConversationChange } from "./change-conversation.ts";

/** Closed: nobody writes in it. */
export const closing = (actor: RightHolder, at: Date): ConversationChange => ({
  done: ({ closed }) => closed,
  columns: { closed: true, closedAt: at, closedBy: writtenActor(actor) },
  event: { kind: "CLOSED" },
  action: "conversation.closed",
});

export const reopening: ConversationChange = {
  done: ({ closed }) => !closed,
  columns: { closed: false, closedAt: null, closedBy: null },
  event: { kind: "REOPENED" },
  action: "conversation.reopened",
};
