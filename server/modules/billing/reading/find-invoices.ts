import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { In } from "typeorm";
import { decodeInstantCursor, encodeCursor } from "../../../db/cursor.ts";
import { forceIndex } from "../../../db/force-index.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import { cutPage, readKeysetPage } from "../../../db/keyset.ts";
import { instantFromRaw, numberFromRaw } from "../../../db/raw-value.ts";
import { PatientSearchTerm } from "../../patients/patient-search-term.entity.ts";
import { beyondAll, isNamed } from "../../patients/search/is-named.ts";
import type { SearchWord } from "../../patients/search/words-of.ts";
import { Invoice } from "../invoices/invoice.entity.ts";

export interface InvoiceSearch {
  readonly clinicId: string;
  readonly words: readonly SearchWord[];
  /** The invoices to look among, alias `invoice`: each call begins anew. */
  readonly among: () => SelectQueryBuilder<Invoice>;
  readonly first: number;
  readonly after: string | null;
}

/** A name that so many charts have at most is rare: all of their invoices are looked at, whatever their order. */
export const rareUpTo = 500;

interface Place {
  readonly id: string;
  readonly at: Date;
}

const latestFirst = (one: Place, other: Place): number =>
  other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);

/** How many terms of charts meet each word, each counted to a limit: one statement. */
async function countNamed(manager: EntityManager, clinicId: string, words: readonly SearchWord[]): Promise<number[]> {
  const met = `SELECT 1 FROM patient_search_terms WHERE clinic_id = ? AND term >= ? AND term < ? LIMIT ${rareUpTo + 1}`;
  const selects = words.map((_, place) => `SELECT ${place} AS place, COUNT(*) AS counted FROM (${met}) terms`);
  const values = words.flatMap(({ text }) => [clinicId, text, text + beyondAll]);
  const rows = (await manager.query(selects.join(" UNION ALL "), values)) as { place: number | string; counted: number | string }[];
  const counts = new Map(rows.map(({ place, counted }) => [Number(place), numberFromRaw(counted)]));
  return words.map((_, place) => counts.get(place) ?? 0);
}

/** That the patient has the word in their name. Counted, so that no engine turns the question round and sorts. */
function whereNamed(query: SelectQueryBuilder<Invoice>, word: SearchWord, place: number): void {
  const { text, values } = isNamed("named", `named${place}`, word);
  const ofPatient = "named.clinic_id = invoice.clinic_id AND named.patient_id = invoice.patient_id";
  query.andWhere(`(SELECT COUNT(*) FROM patient_search_terms named WHERE ${ofPatient} AND ${text}) > 0`, values);
}

/** Where the invoices stand of the charts that a rare word leads to, and that have the other words too. */
async function placesOf({ words, among }: InvoiceSearch, lead: number): Promise<Place[]> {
  const { text, values } = isNamed("lead", "lead", words[lead]!);
  const query = among()
    .innerJoin(PatientSearchTerm, "lead", "lead.clinic_id = invoice.clinic_id AND lead.patient_id = invoice.patient_id")
    .andWhere("lead.clinic_id = :clinicId")
    .andWhere(text, values);
  for (const [place, word] of words.entries()) if (place !== lead) whereNamed(query, word, place);
  const rows = await query.select("invoice.id", "id").addSelect("invoice.created_at", "at").getRawMany<{ id: string; at: string | Date }>();
  const places = new Map(rows.map(({ id, at }) => [id, { id, at: instantFromRaw(at) }]));
  return [...places.values()].sort(latestFirst);
}

/** A page of places that are known, with their rows. */
async function pageOf(manager: EntityManager, search: InvoiceSearch, places: readonly Place[]): Promise<KeysetPage<Invoice>> {
  const { clinicId, first, after } = search;
  const from = after === null ? null : decodeInstantCursor(after);
  const beyond = from === null ? places : places.filter(({ id, at }) => latestFirst({ id: from.id, at: from.key }, { id, at }) < 0);
  const { rows: page, hasNextPage } = cutPage(beyond, first);
  const ids = page.map(({ id }) => id);
  const rows = ids.length === 0 ? [] : await manager.findBy(Invoice, { clinicId, id: In(ids) });
  const found = new Map(rows.map((row) => [row.id, row]));
  const items = page.flatMap(({ id, at }) => {
    const item = found.get(id);
    return item ? [{ cursor: encodeCursor({ key: at, id }), item }] : [];
  });
  return { items, hasNextPage };
}

/**
 * The invoices of patients whose names have all the words, the latest first. Where a word is rare, what it finds is sorted; else invoices
 * are walked through from the latest on, as the next one is never far.
 */
export async function findInvoices(manager: EntityManager, search: InvoiceSearch): Promise<KeysetPage<Invoice>> {
  const { clinicId, words, among, first, after } = search;
  const counts = await countNamed(manager, clinicId, words);
  const fewest = Math.min(...counts);
  if (fewest <= rareUpTo) return pageOf(manager, search, fewest === 0 ? [] : await placesOf(search, counts.indexOf(fewest)));
  const query = forceIndex(among(), "invoices_latest");
  for (const [place, word] of words.entries()) whereNamed(query, word, place);
  return readKeysetPage(query, { at: "createdAt", id: "id", direction: "DESC", first, after });
}
