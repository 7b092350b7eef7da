import { useConversationText } from "../conversation-texts.ts";
import { useUntilWords } from "./use-until-words.ts";
import type { ShownConversation } from "./use-thread.ts";

type Replies = Pick<ShownConversation, "patientReplyObstacle" | "repliesAllowed" | "repliesOnce" | "repliesUntil">;

/** Whether the patient can reply, and otherwise why not. */
export function useRepliesWords(): (replies: Replies) => string {
  const text = useConversationText();
  const untilWords = useUntilWords();
  return ({ patientReplyObstacle: obstacle, repliesAllowed, repliesOnce, repliesUntil }) => {
    const when = repliesUntil ? untilWords(repliesUntil) : "";
    if (obstacle === "REPLIES_OFF") return text(repliesAllowed ? "thread.replies.CLINIC_OFF" : "thread.replies.REPLIES_OFF");
    if (obstacle === "REPLIES_ENDED") return text("thread.replies.REPLIES_ENDED", { when });
    if (obstacle) return text(`thread.replies.${obstacle}`);
    if (repliesUntil) return text(repliesOnce ? "thread.replies.ONCE_UNTIL" : "thread.replies.UNTIL", { when });
    return text(repliesOnce ? "thread.replies.ONCE" : "thread.replies.ALLOWED");
  };
}
