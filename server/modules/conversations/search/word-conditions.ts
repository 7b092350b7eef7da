import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import type { TermCondition } from "../../patients/search/is-named.ts";
import { beginsWith, isNamed } from "../../patients/search/is-named.ts";
import type { SearchWord } from "../../patients/search/words-of.ts";

/** That a term of a conversation is the word. */
export const isSaid = (alias: string, name: string, { text, begins }: SearchWord): TermCondition =>
  begins ? beginsWith(alias, name, text) : { text: `${alias}.term = :${name}`, values: { [name]: text } };

/**
 * That a conversation has the word, in what is written or in its patient's name. Counted, and not asked for with EXISTS, so that no engine
 * turns the question round and sorts.
 */
export function whereHas<E extends ObjectLiteral>(query: SelectQueryBuilder<E>, word: SearchWord, place: number): void {
  const said = isSaid("said", `said${place}`, word);
  const named = isNamed("named", `named${place}`, word);
  const ofConversation = "said.clinic_id = conversation.clinic_id AND said.conversation_id = conversation.id";
  const ofPatient = "named.clinic_id = conversation.clinic_id AND named.patient_id = conversation.patient_id";
  query.andWhere(
    `((SELECT COUNT(*) FROM conversation_search_terms said WHERE ${ofConversation} AND ${said.text}) > 0 ` +
      `OR (SELECT COUNT(*) FROM patient_search_terms named WHERE ${ofPatient} AND ${named.text}) > 0)`,
    { ...said.values, ...named.values },
  );
}
