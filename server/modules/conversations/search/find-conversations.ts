import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { In } from "typeorm";
import { decodeInstantCursor, encodeCursor } from "../../../db/cursor.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import { cutPage, readKeysetPage } from "../../../db/keyset.ts";
import { instantFromRaw } from "../../../db/raw-value.ts";
import { PatientSearchTerm } from "../../patients/patient-search-term.entity.ts";
import { isNamed } from "../../patients/search/is-named.ts";
import type { SearchWord } from "../../patients/search/words-of.ts";
import { Conversation } from "../conversation.entity.ts";
import { ConversationSearchTerm } from "./conversation-search-term.entity.ts";
import { countTerms } from "./count-terms.ts";
import { findTogether } from "./find-together.ts";
import { isSaid, whereHas } from "./word-conditions.ts";

export interface ConversationSearch {
  readonly clinicId: string;
  readonly words: readonly SearchWord[];
  /** The conversations to look among, alias `conversation`: each call begins anew. */
  readonly among: () => SelectQueryBuilder<Conversation>;
  /** The same, tied to the index that has them in their order. */
  readonly inOrder: () => SelectQueryBuilder<Conversation>;
  readonly first: number;
  readonly after: string | null;
}

/** A word that so many terms meet at most is rare: all that it finds is looked at, whatever their order. */
export const rareUpTo = 2_000;

/** So many conversations with all the words are few: of more, the next one is near. */
const fewTogether = 400;

interface Place {
  readonly id: string;
  readonly at: Date;
}

const latestFirst = (one: Place, other: Place): number =>
  other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);

/** Where the conversations stand that a rare word leads to, and that have the other words too. */
async function placesOf({ words, among }: ConversationSearch, lead: number): Promise<Place[]> {
  const said = isSaid("lead", "lead", words[lead]!);
  const named = isNamed("lead", "lead", words[lead]!);
  const queries = [
    among()
      .innerJoin(ConversationSearchTerm, "lead", "lead.clinic_id = conversation.clinic_id AND lead.conversation_id = conversation.id")
      .andWhere(said.text, said.values),
    among()
      .innerJoin(PatientSearchTerm, "lead", "lead.clinic_id = conversation.clinic_id AND lead.patient_id = conversation.patient_id")
      .andWhere(named.text, named.values),
  ];
  const places = new Map<string, Place>();
  for (const query of queries) {
    for (const [place, word] of words.entries()) if (place !== lead) whereHas(query, word, place);
    query.andWhere("lead.clinic_id = :clinicId");
    const rows = await query
      .select("conversation.id", "id")
      .addSelect("conversation.last_message_at", "at")
      .getRawMany<{ id: string; at: string | Date }>();
    for (const { id, at } of rows) places.set(id, { id, at: instantFromRaw(at) });
  }
  return [...places.values()].sort(latestFirst);
}

/** Where the conversations stand among those of these ids. */
async function placesAmong({ among }: ConversationSearch, ids: readonly string[]): Promise<Place[]> {
  if (ids.length === 0) return [];
  const rows = await among()
    .andWhere("conversation.id IN (:...ids)", { ids })
    .select("conversation.id", "id")
    .addSelect("conversation.last_message_at", "at")
    .getRawMany<{ id: string; at: string | Date }>();
  return rows.map(({ id, at }) => ({ id, at: instantFromRaw(at) })).sort(latestFirst);
}

/** A page of places that are known, with their rows. */
async function pageOf(manager: EntityManager, search: ConversationSearch, places: readonly Place[]): Promise<KeysetPage<Conversation>> {
  const { clinicId, first, after } = search;
  const from = after === null ? null : decodeInstantCursor(after);
  const beyond = from === null ? places : places.filter(({ id, at }) => latestFirst({ id: from.id, at: from.key }, { id, at }) < 0);
  const { rows: page, hasNextPage } = cutPage(beyond, first);
  const ids = page.map(({ id }) => id);
  const rows = ids.length === 0 ? [] : await manager.findBy(Conversation, { clinicId, id: In(ids) });
  const found = new Map(rows.map((row) => [row.id, row]));
  const items = page.flatMap(({ id, at }) => {
    const item = found.get(id);
    return item ? [{ cursor: encodeCursor({ key: at, id }), item }] : [];
  });
  return { items, hasNextPage };
}

/**
 * The conversations that have all the words, those with the latest message first. Where a word is rare, what it finds is sorted; where all
 * are common, but few conversations have all of them, those are sorted; else conversations are walked through from the latest on, as the
 * next that has them all is never far.
 */
export async function findConversations(manager: EntityManager, search: ConversationSearch): Promise<KeysetPage<Conversation>> {
  const { clinicId, words, inOrder, first, after } = search;
  const counts = await countTerms(manager, clinicId, words, rareUpTo + 1);
  const sums = counts.map(({ said, named }) => Math.max(said, named));
  const fewest = Math.min(...sums);
  if (fewest <= rareUpTo) return pageOf(manager, search, fewest === 0 ? [] : await placesOf(search, sums.indexOf(fewest)));
  // Where none of them is anybody's name, what is written decides.
  const written = words.length > 1 && counts.every(({ named }) => named === 0);
  const together = written ? await findTogether(manager, clinicId, words, fewTogether) : null;
  if (together) return pageOf(manager, search, await placesAmong(search, together));
  const query = inOrder();
  for (const [place, word] of words.entries()) whereHas(query, word, place);
  return readKeysetPage(query, { at: "lastMessageAt", id: "id", direction: "DESC", first, after });
}
