import type { EntityManager } from "typeorm";
import { numberFromRaw } from "../../../db/raw-value.ts";
import { beyondAll } from "../../patients/search/is-named.ts";
import type { SearchWord } from "../../patients/search/words-of.ts";

/** How many terms of conversations and of charts meet a word, each counted to a limit. */
export interface TermCount {
  readonly said: number;
  readonly named: number;
}

const tables = ["conversation_search_terms", "patient_search_terms"] as const;

const range = "term >= ? AND term < ?";

/** One statement for all words, which reads no more than the limit of each. */
export async function countTerms(
  manager: EntityManager,
  clinicId: string,
  words: readonly SearchWord[],
  limit: number,
): Promise<TermCount[]> {
  const asked = words.flatMap(({ text, begins }) =>
    tables.map((table) => {
      const exact = table === "conversation_search_terms" && !begins;
      const values = exact ? [clinicId, text] : [clinicId, text, text + beyondAll];
      return { sql: `SELECT 1 FROM ${table} WHERE clinic_id = ? AND ${exact ? "term = ?" : range} LIMIT ${limit}`, values };
    }),
  );
  const selects = asked.map(({ sql }, place) => `SELECT ${place} AS place, COUNT(*) AS counted FROM (${sql}) terms`);
  const rows = (await manager.query(
    selects.join(" UNION ALL "),
    asked.flatMap(({ values }) => values),
  )) as { place: number | string; counted: number | string }[];
  const counts = new Map(rows.map(({ place, counted }) => [Number(place), numberFromRaw(counted)]));
  return words.map((_, place) => ({ said: counts.get(2 * place) ?? 0, named: counts.get(2 * place + 1) ?? 0 }));
}
