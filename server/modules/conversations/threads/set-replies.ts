import { z } from "zod";
import type { Outcome } from "../../../kernel/outcome.ts";
import { success } from "../../../kernel/outcome.ts";
import { validate } from "../../../kernel/validation.ts";
import type { ConversationChange } from "./change-conversation.ts";
import type { RepliesWish } from "./reply-control.ts";
import { repliesOnceSchema, repliesUntilSchema, replyColumns } from "./reply-control.ts";

export interface RepliesChange extends RepliesWish {
  readonly allowed: boolean;
}

/** Whether the patient may reply from now on: who may reply once may do so again. */
export function settingReplies({ allowed, ...wish }: RepliesChange, at: Date): Outcome<ConversationChange> {
  const read = validate(z.object({ until: repliesUntilSchema(at), once: repliesOnceSchema }), wish, ["input"]);
  if (!read.ok) return read;
  const columns = replyColumns(allowed, read.value.until, read.value.once);
  const { repliesAllowed, repliesUntil, repliesOnce } = columns;
  return success({
    done: (before) =>
      before.repliesAllowed === repliesAllowed &&
      before.repliesUntil?.getTime() === repliesUntil?.getTime() &&
      before.repliesOnce === repliesOnce &&
      !(repliesOnce && before.replyUsed),
    columns,
    event: { kind: "REPLIES_CHANGED", repliesAllowed, repliesUntil, repliesOnce },
    action: "conversation.replies-changed",
  });
}
