import type { EntityManager } from "typeorm";
import { countUpTo } from "../../../db/count-up-to.ts";
import { Conversation } from "../conversation.entity.ts";

/** In how many open conversations the patient may reply now by what the conversation itself says, see `countUpTo`. */
export const countWithReplies = (manager: EntityManager, clinicId: string, now: Date): Promise<number> => {
  const open = manager
    .createQueryBuilder(Conversation, "conversation")
    .select("1", "one")
    .where("conversation.clinic_id = :clinicId AND conversation.closed = :isFalse AND conversation.replies_allowed = :isTrue", {
      ...{ clinicId, isFalse: false, isTrue: true },
    })
    .andWhere("(conversation.replies_once = :isFalse OR conversation.reply_used = :isFalse)")
    .andWhere("(conversation.replies_until IS NULL OR conversation.replies_until > :now)", { now });
  return countUpTo(manager, open);
};
