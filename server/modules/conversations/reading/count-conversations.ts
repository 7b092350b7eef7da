import type { EntityManager } from "typeorm";
import { instantFromRaw, numberFromRaw } from "../../../db/raw-value.ts";
import { Conversation } from "../conversation.entity.ts";

/** Enough for a badge that says `99+`. */
export const mostCounted = 100;

export interface ConversationCounts {
  readonly unread: number;
  readonly mine: number;
  readonly open: number;
  /** Of the newest message of all; null where there is none. */
  readonly latestMessageAt: Date | null;
}

type Counted = "unread" | "mine" | "open";

const conditions = [
  ["unread", "clinic_id = ? AND unread = ?"],
  ["mine", "clinic_id = ? AND assigned_to = ? AND closed = ?"],
  ["open", "clinic_id = ? AND closed = ?"],
] as const;

/** How many there are, counted to a hundred: one statement, which reads no more than so many places of each index. */
export async function countConversations(
  manager: EntityManager,
  clinicId: string,
  staffMemberId: string | null,
): Promise<ConversationCounts> {
  const { tableName } = manager.dataSource.getMetadata(Conversation);
  const counted = conditions.map(
    ([name, condition]) =>
      `(SELECT COUNT(*) FROM (SELECT 1 FROM ${tableName} WHERE ${condition} LIMIT ${mostCounted}) ${name}_ones) AS ${name}_count`,
  );
  const latest = `(SELECT MAX(last_message_at) FROM ${tableName} WHERE clinic_id = ?) AS latest`;
  const values = [clinicId, 1, clinicId, staffMemberId ?? "", 0, clinicId, 0, clinicId];
  const [row] = (await manager.query(`SELECT ${[...counted, latest].join(", ")}`, values)) as (Record<
    `${Counted}_count`,
    number | string
  > & { readonly latest: Date | string | null })[];
  const count = (name: Counted): number => numberFromRaw(row![`${name}_count`]);
  const latestMessageAt = row!.latest === null ? null : instantFromRaw(row!.latest);
  return { unread: count("unread"), mine: count("mine"), open: count("open"), latestMessageAt };
}
