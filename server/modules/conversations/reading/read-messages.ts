import type { EntityManager } from "typeorm";
import { decodeTextCursor, encodeCursor, InvalidCursor } from "../../../db/cursor.ts";
import { cutPage } from "../../../db/keyset.ts";
import { Message } from "../message.entity.ts";

export interface MessagePage {
  /** In the order in which they were written. */
  readonly items: readonly { readonly cursor: string; readonly item: Message }[];
  readonly hasPreviousPage: boolean;
}

export interface MessageList {
  readonly clinicId: string;
  readonly conversationId: string;
  /** How many at most. */
  readonly last: number;
  /** The cursor of the message before which the page ends; null for the newest page. */
  readonly before: string | null;
}

const cursorOf = ({ position, id }: Message): string => encodeCursor({ key: String(position), id });

function positionOf(cursor: string): number {
  const { key } = decodeTextCursor(cursor);
  if (!/^[1-9]\d{0,9}$/.test(key)) throw new InvalidCursor();
  return Number(key);
}

/** The last messages of a conversation, or the last before one of them. */
export async function readMessages(manager: EntityManager, { clinicId, conversationId, last, before }: MessageList): Promise<MessagePage> {
  const query = manager
    .createQueryBuilder(Message, "message")
    .where("message.clinic_id = :clinicId AND message.conversation_id = :conversationId", { clinicId, conversationId })
    .orderBy("message.position", "DESC")
    .limit(last + 1);
  if (before !== null) query.andWhere("message.position < :before", { before: positionOf(before) });
  const { rows, hasNextPage } = cutPage(await query.getMany(), last);
  return { items: rows.map((item) => ({ cursor: cursorOf(item), item })).reverse(), hasPreviousPage: hasNextPage };
}
