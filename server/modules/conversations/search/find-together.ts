import type { EntityManager } from "typeorm";
import type { SearchWord } from "../../patients/search/words-of.ts";
import { ConversationSearchTerm } from "./conversation-search-term.entity.ts";
import { isSaid } from "./word-conditions.ts";

/**
 * The conversations in which all the words are written, or null where there are more than the limit: words that most conversations have
 * one of may be in few together, and then walking through all of them would find the next one far away. Reads one index alone.
 */
export async function findTogether(
  manager: EntityManager,
  clinicId: string,
  words: readonly SearchWord[],
  limit: number,
): Promise<string[] | null> {
  // A whole word has a conversation once; of a beginning it may have several.
  const place = Math.max(
    0,
    words.findIndex(({ begins }) => !begins),
  );
  const first = isSaid("lead", "lead", words[place]!);
  const query = manager
    .createQueryBuilder(ConversationSearchTerm, "lead")
    .select("lead.conversation_id", "id")
    .where("lead.clinic_id = :clinicId", { clinicId })
    .andWhere(first.text, first.values)
    .limit(limit + 1);
  for (const [other, word] of words.entries()) {
    if (other === place) continue;
    const said = isSaid("said", `said${other}`, word);
    const ofSame = "said.clinic_id = lead.clinic_id AND said.conversation_id = lead.conversation_id";
    query.andWhere(`(SELECT COUNT(*) FROM conversation_search_terms said WHERE ${ofSame} AND ${said.text}) > 0`, said.values);
  }
  const rows = await query.getRawMany<{ id: string }>();
  return rows.length > limit ? null : rows.map(({ id }) => id);
}
