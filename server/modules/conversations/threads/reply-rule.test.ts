import type { ReplyFacts, ReplyObstacle } from "./reply-rule.ts";
import { replyObstacleOf } from "./reply-rule.ts";

const now = new Date("2026-03-14T12:00:00.000Z");
const open: ReplyFacts = { closed: false, repliesAllowed: true, repliesUntil: null, repliesOnce: false, replyUsed: false };

test.each<[string, Partial<ReplyFacts>, boolean, ReplyObstacle | null]>([
  ["open and allowed", {}, true, null],
  ["a reply was given, and any number may be", { replyUsed: true }, true, null],
  ["until later", { repliesUntil: new Date("2026-03-14T12:00:00.001Z") }, true, null],
  ["until now", { repliesUntil: now }, true, "REPLIES_ENDED"],
  ["until before", { repliesUntil: new Date("2026-03-14T11:59:59.999Z") }, true, "REPLIES_ENDED"],
  ["once, not yet given", { repliesOnce: true }, true, null],
  ["once, given", { repliesOnce: true, replyUsed: true }, true, "REPLIED_ONCE"],
  ["once, given, and over", { repliesOnce: true, replyUsed: true, repliesUntil: now }, true, "REPLIES_ENDED"],
  ["not allowed in the conversation", { repliesAllowed: false }, true, "REPLIES_OFF"],
  ["not allowed in the clinic", {}, false, "REPLIES_OFF"],
  ["not allowed in either", { repliesAllowed: false }, false, "REPLIES_OFF"],
  ["not allowed in the clinic, and over", { repliesUntil: now, repliesOnce: true, replyUsed: true }, false, "REPLIES_OFF"],
  ["closed", { closed: true }, true, "CONVERSATION_CLOSED"],
  ["closed, and not allowed", { closed: true, repliesAllowed: false }, false, "CONVERSATION_CLOSED"],
])("%s", (_, facts, conversationReplies, obstacle) => {
  expect(replyObstacleOf({ ...open, ...facts }, conversationReplies, now)).toBe(obstacle);
});
