import type { EntityManager } from "typeorm";
import { numberFromRaw } from "../../../db/raw-value.ts";
import { Conversation } from "../conversation.entity.ts";

/** Enough for a badge that says `99+`. */
export const mostCounted = 100;

export interface ConversationCounts {
  readonly unread: number;
  readonly mine: number;
  readonly open: number;
}

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
  const values = [clinicId, 1, clinicId, staffMemberId ?? "", 0, clinicId, 0];
  const [row] = (await manager.query(`SELECT ${counted.join(", ")}`, values)) as Record<
    `${keyof ConversationCounts}_count`,
    number | string
  >[];
  return { unread: numberFromRaw(row!.unread_count), mine: numberFromRaw(row!.mine_count), open: numberFromRaw(row!.open_count) };
}
