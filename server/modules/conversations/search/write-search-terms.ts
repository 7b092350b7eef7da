import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { insertRows } from "../../../db/insert-rows.ts";
import { wordsOf } from "../../patients/search/words-of.ts";
import type { Conversation } from "../conversation.entity.ts";
import { ConversationSearchTerm } from "./conversation-search-term.entity.ts";

/** What is beyond in one message isn't found. */
const mostWords = 1_500;

/** Adds a text's words to those by which a conversation is found, in the transaction that has written the conversation's row. */
export async function writeSearchTerms(
  tx: EntityManager,
  { clinicId, id }: Pick<Conversation, "clinicId" | "id">,
  text: string,
): Promise<void> {
  const words = wordsOf(text).slice(0, mostWords);
  if (words.length === 0) return;
  const had = await tx.find(ConversationSearchTerm, {
    select: { term: true },
    where: { clinicId, conversationId: id, term: In(words) },
  });
  const known = new Set(had.map(({ term }) => term));
  // In the order of the key, so that parallel transactions wait for each other instead of locking each other out.
  const rows = words
    .filter((term) => !known.has(term))
    .sort()
    .map((term) => ({ clinicId, term, conversationId: id }));
  await insertRows(tx, ConversationSearchTerm, rows);
}
