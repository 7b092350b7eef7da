import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { cutPage, type KeysetPage } from "../../../db/keyset.ts";
import { IdentificationType } from "../../clinics/identification-type.entity.ts";
import type { IdentificationVault } from "../identification-vault.ts";
import { PatientIdentification } from "../patient-identification.entity.ts";
import { Patient } from "../patient.entity.ts";
import { byName } from "./by-name.ts";
import type { ReadSearch, SearchReading } from "./read-search.ts";
import type { SearchPlace } from "./search-place.ts";
import { byIdentification, decodePlace, encodePlace } from "./search-place.ts";
import type { ChartFilter } from "./search-sql.ts";
import { countTerms, seekTerms } from "./search-sql.ts";

export interface ChartSearch {
  readonly clinicId: string;
  readonly search: ReadSearch;
  readonly filter: ChartFilter;
  readonly first: number;
  readonly after: string | null;
}

/** Enough to tell what is rare from what is common. */
const countedUpTo = 1_000;

const fits = ({ access, archived }: ChartFilter, chart: Patient): boolean =>
  (access === null || chart.accessEnabled === access) && (archived === null || chart.archived === archived);

/** Charts that have the number, of whichever type: there are few, and they come first. */
async function findByNumber(
  manager: EntityManager,
  vault: IdentificationVault,
  clinicId: string,
  number: string | null,
): Promise<Patient[]> {
  if (number === null) return [];
  const types = await manager.findBy(IdentificationType, { clinicId });
  const valueIndex = In(types.flatMap((type) => vault.indexes(type, number)));
  const held = await manager.findBy(PatientIdentification, { clinicId, typeId: In(types.map(({ id }) => id)), valueIndex });
  const charts = held.length === 0 ? [] : await manager.findBy(Patient, { clinicId, id: In(held.map(({ patientId }) => patientId)) });
  return charts.sort(byName);
}

/** The token to read through: the one that the fewest terms meet, and of equal ones the longest. */
function leadOf(reading: SearchReading, counts: ReadonlyMap<string, number>): { readonly lead: number; readonly count: number } {
  const ranked = reading.map((token, lead) => ({
    lead,
    count: token.reduce((sum, prefix) => sum + (counts.get(prefix) ?? 0), 0),
    length: Math.min(...token.map((prefix) => prefix.length)),
  }));
  return ranked.sort((one, other) => one.count - other.count || other.length - one.length)[0]!;
}

/** The places that readings find, from a place on, up to a number of them. */
async function findPlaces(
  manager: EntityManager,
  { clinicId, search: { readings }, filter }: ChartSearch,
  from: SearchPlace | null,
  without: readonly string[],
  limit: number,
): Promise<SearchPlace[]> {
  const prefixes = [...new Set(readings.flat(2))];
  if (prefixes.length === 0) return [];
  const counts = await countTerms(manager, clinicId, prefixes, countedUpTo);
  const places: SearchPlace[] = [];
  for (let reading = Math.max(from?.reading ?? 0, 0); reading < readings.length; reading += 1) {
    const goesOn = from?.reading === reading ? from : null;
    const chosen = leadOf(readings[reading]!, counts);
    if (chosen.count === 0) continue;
    const lead = goesOn?.lead ?? chosen.lead;
    const token = readings[reading]![lead] ?? [];
    for (let prefix = goesOn?.prefix ?? 0; prefix < token.length && places.length < limit; prefix += 1) {
      if (counts.get(token[prefix]!) === 0) continue;
      const at = { reading, lead, prefix };
      const after = goesOn?.prefix === prefix ? goesOn : null;
      const found = await seekTerms(manager, { clinicId, readings, at, after, filter, without, limit: limit - places.length });
      places.push(...found.map((term) => ({ ...at, ...term })));
    }
  }
  return places;
}

const placeByNumber = ({ sortName, id }: Patient): SearchPlace => ({
  ...{ reading: byIdentification, lead: 0, prefix: 0, term: "" },
  ...{ sortName, patientId: id },
});

/** A page of the charts that a search finds, each once: by number first, then as each reading of it finds them, by term and name. */
export async function findCharts(manager: EntityManager, vault: IdentificationVault, search: ChartSearch): Promise<KeysetPage<Patient>> {
  const { clinicId, filter, first } = search;
  const from = search.after === null ? null : decodePlace(search.after);
  const numbered = await findByNumber(manager, vault, clinicId, search.search.identification);
  const isAhead = (chart: Patient): boolean =>
    from === null || (from.reading === byIdentification && byName(chart, { sortName: from.sortName, id: from.patientId }) > 0);
  const byNumber = numbered.filter((chart) => isAhead(chart) && fits(filter, chart)).map(placeByNumber);
  const wanted = first + 1 - byNumber.length;
  const without = numbered.map(({ id }) => id);
  const places = wanted > 0 ? await findPlaces(manager, search, from, without, wanted) : [];
  const { rows, hasNextPage } = cutPage([...byNumber, ...places], first);
  const charts = rows.length === 0 ? [] : await manager.findBy(Patient, { clinicId, id: In(rows.map(({ patientId }) => patientId)) });
  const chartOf = new Map(charts.map((chart) => [chart.id, chart]));
  const items = rows.flatMap((place) => {
    const item = chartOf.get(place.patientId);
    return item ? [{ cursor: encodePlace(place), item }] : [];
  });
  return { items, hasNextPage };
}
