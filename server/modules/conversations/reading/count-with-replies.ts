import type { EntityManager } from "typeorm";
import { Conversation } from "../conversation.entity.ts";

/** Open conversations in which the patient may reply now by what the conversation itself says. */
export const countWithReplies = (manager: EntityManager, clinicId: string, now: Date): Promise<number> =>
  manager
    .createQueryBuilder(Conversation, "conversation")
    .where("conversation.clinic_id = :clinicId AND conversation.closed = :isFalse AND conversation.replies_allowed = :isTrue", {
      ...{ clinicId, isFalse: false, isTrue: true },
    })
    .andWhere("(conversation.replies_once = :isFalse OR conversation.reply_used = :isFalse)")
    .andWhere("(conversation.replies_until IS NULL OR conversation.replies_until > :now)", { now })
    .getCount();
