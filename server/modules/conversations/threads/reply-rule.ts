import type { Conversation } from "../conversation.entity.ts";

export const replyObstacles = ["REPLIES_OFF", "CONVERSATION_CLOSED", "REPLIES_ENDED", "REPLIED_ONCE"] as const;

/** Why a patient's reply is not accepted. */
export type ReplyObstacle = (typeof replyObstacles)[number];

export type ReplyFacts = Pick<Conversation, "closed" | "repliesAllowed" | "repliesUntil" | "repliesOnce" | "replyUsed">;

/** What hinders the patient from replying, apart from their access; null where nothing does. Setting 4 wins over everything but a closing. */
export function replyObstacleOf(facts: ReplyFacts, conversationReplies: boolean, now: Date): ReplyObstacle | null {
  if (facts.closed) return "CONVERSATION_CLOSED";
  if (!conversationReplies || !facts.repliesAllowed) return "REPLIES_OFF";
  if (facts.repliesUntil !== null && facts.repliesUntil <= now) return "REPLIES_ENDED";
  return facts.repliesOnce && facts.replyUsed ? "REPLIED_ONCE" : null;
}
