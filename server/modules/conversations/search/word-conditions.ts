import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";

/** A word that is looked for, folded; `begins` where the rest of it may be missing. */
export interface SearchWord {
  readonly text: string;
  readonly begins: boolean;
}

/** Beyond every character that a word may have. */
const last = "\u{10FFFF}";

const mostWords = 10;

/** What is typed is read to its tenth word; the last may still be being typed. */
export const searchWordsOf = (words: readonly string[]): SearchWord[] => {
  const used = words.slice(0, mostWords);
  return used.map((text, place) => ({ text, begins: place === words.length - 1 }));
};

interface Condition {
  readonly text: string;
  readonly values: ObjectLiteral;
}

const beginning = (alias: string, name: string, text: string): Condition => ({
  text: `${alias}.term >= :${name} AND ${alias}.term < :${name}End`,
  values: { [name]: text, [`${name}End`]: text + last },
});

/** That a term of a conversation is the word. */
export const isSaid = (alias: string, name: string, { text, begins }: SearchWord): Condition =>
  begins ? beginning(alias, name, text) : { text: `${alias}.term = :${name}`, values: { [name]: text } };

/** That a term of a chart is a name with the word. Names stand there with all that follows: `tremblay` is the beginning of `tremblayroy`. */
export const isNamed = (alias: string, name: string, { text }: SearchWord): Condition => beginning(alias, name, text);

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
