import type { SelectQueryBuilder } from "typeorm";
import type { KeysetPage } from "../../../db/keyset.ts";
import { readKeysetPage } from "../../../db/keyset.ts";
import type { Conversation } from "../conversation.entity.ts";

export interface ConversationSearch {
  readonly clinicId: string;
  /** Folded; at least one. The last may be the beginning of a word. */
  readonly words: readonly string[];
  readonly first: number;
  readonly after: string | null;
}

/** Beyond every character that a word may have. */
const last = "\u{10FFFF}";

const mostWords = 10;

/** That a conversation, or its patient's name, has a word or one that begins so. */
function holds(query: SelectQueryBuilder<Conversation>, word: string, place: number, begins: boolean): void {
  const meets = (alias: string) =>
    begins ? `${alias}.term >= :word${place} AND ${alias}.term < :beyond${place}` : `${alias}.term = :word${place}`;
  query.andWhere(
    `(EXISTS (SELECT 1 FROM conversation_search_terms said WHERE said.clinic_id = conversation.clinic_id AND said.conversation_id = conversation.id AND ${meets("said")}) ` +
      `OR EXISTS (SELECT 1 FROM patient_search_terms named WHERE named.clinic_id = conversation.clinic_id AND named.patient_id = conversation.patient_id AND ${meets("named")}))`,
    { [`word${place}`]: word, [`beyond${place}`]: word + last },
  );
}

/** The conversations that have all the words, those with the latest message first. */
export function findConversations(
  query: SelectQueryBuilder<Conversation>,
  { words, first, after }: ConversationSearch,
): Promise<KeysetPage<Conversation>> {
  const used = words.slice(0, mostWords);
  for (const [place, word] of used.entries()) holds(query, word, place, place === used.length - 1);
  return readKeysetPage(query, { at: "lastMessageAt", id: "id", direction: "DESC", first, after });
}
