import type { EntityManager } from "typeorm";
import { numberFromRaw } from "../../../db/raw-value.ts";
import type { SearchReading, SearchToken } from "../../patients/search/read-search.ts";
import { toBeginning } from "./beginnings.ts";

/** What a reading of a search is read through: what is found by one of its tokens, the others are looked up of. */
export interface SearchLead {
  readonly reading: SearchReading;
  readonly lead: SearchToken;
}

/** Enough to tell what is rare from what is common. */
const countedUpTo = 1_000;

const counted = `(SELECT 1 FROM registration_search_terms lead WHERE lead.clinic_id = ? AND lead.term = ? LIMIT ${countedUpTo})`;

/** How many registrations each beginning finds, counted up to a limit; one statement for all. */
async function countBeginnings(manager: EntityManager, clinicId: string, beginnings: readonly string[]): Promise<Map<string, number>> {
  const selects = beginnings.map((_, place) => `SELECT ${place} AS place, COUNT(*) AS counted FROM ${counted} terms`);
  const values = beginnings.flatMap((beginning) => [clinicId, toBeginning(beginning)]);
  const rows = (await manager.query(selects.join(" UNION ALL "), values)) as { place: number | string; counted: number | string }[];
  return new Map(rows.map(({ place, counted: number }) => [beginnings[Number(place)]!, numberFromRaw(number)]));
}

const lengthOf = (token: SearchToken): number => Math.min(...token.map((beginning) => beginning.length));

/** Of each reading the token that the fewest have, and of equal ones the longest. A reading with a token that nobody has finds nothing. */
export async function chooseLeads(
  manager: EntityManager,
  clinicId: string,
  readings: readonly SearchReading[],
): Promise<readonly SearchLead[]> {
  if (readings.every(({ length }) => length === 1)) return readings.map((reading) => ({ reading, lead: reading[0]! }));
  const counts = await countBeginnings(manager, clinicId, [...new Set(readings.flat(2))]);
  const countOf = (token: SearchToken): number => token.reduce((sum, beginning) => sum + (counts.get(beginning) ?? 0), 0);
  return readings
    .filter((reading) => reading.every((token) => countOf(token) > 0))
    .map((reading) => ({
      reading,
      lead: reading.toSorted((one, other) => countOf(one) - countOf(other) || lengthOf(other) - lengthOf(one))[0]!,
    }));
}
