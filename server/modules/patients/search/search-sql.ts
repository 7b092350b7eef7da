import type { EntityManager } from "typeorm";
import { numberFromRaw } from "../../../db/raw-value.ts";
import type { SearchPlace } from "./search-place.ts";
import type { SearchReading, SearchToken } from "./read-search.ts";

/** A condition with its values, for statements that are put together here and nowhere else. */
interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

export type FoundTerm = Pick<SearchPlace, "term" | "sortName" | "patientId">;

/** As the columns hold them; null for whichever. */
export interface ChartFilter {
  readonly access: boolean | null;
  readonly archived: boolean | null;
}

/** Beyond every character that a term may have. */
const last = "\u{10FFFF}";

const sql = (text: string, ...values: readonly unknown[]): Sql => ({ text, values });

const joined = (parts: readonly Sql[], between: string): Sql => ({
  text: parts.map(({ text }) => text).join(between),
  values: parts.flatMap(({ values }) => values),
});

const beginning = (alias: string, prefix: string): Sql => sql(`${alias}.term >= ? AND ${alias}.term < ?`, prefix, prefix + last);

/**
 * How many terms of the chart meet a condition. Counted, and not asked for with EXISTS, so that no engine turns the question round and
 * sorts: the rows come from one table, in the order of its key.
 */
const counted = ({ text, values }: Sql): Sql =>
  sql(
    `(SELECT COUNT(*) FROM patient_search_terms own WHERE own.clinic_id = lead.clinic_id AND own.patient_id = lead.patient_id AND (${text}))`,
    ...values,
  );

const compared = (condition: Sql, comparison: string): Sql => ({ ...condition, text: `${condition.text} ${comparison}` });

const holds = (token: SearchToken): Sql =>
  compared(
    counted(
      joined(
        token.map((prefix) => beginning("own", prefix)),
        " OR ",
      ),
    ),
    "> 0",
  );

const isRead = (reading: SearchReading): Sql => joined(reading.map(holds), " AND ");

const not = ({ text, values }: Sql): Sql => sql(`NOT (${text})`, ...values);

function filtered({ access, archived }: ChartFilter): Sql[] {
  const conditions = [
    ...(access === null ? [] : [sql("chart.access_enabled = ?", access ? 1 : 0)]),
    ...(archived === null ? [] : [sql("chart.archived = ?", archived ? 1 : 0)]),
  ];
  if (conditions.length === 0) return [];
  const { text, values } = joined(conditions, " AND ");
  const chart = "SELECT COUNT(*) FROM patients chart WHERE chart.clinic_id = lead.clinic_id AND chart.id = lead.patient_id";
  return [sql(`(${chart} AND ${text}) = 1`, ...values)];
}

/** A run through the terms that begin with one prefix. */
export interface Seek {
  readonly clinicId: string;
  readonly readings: readonly SearchReading[];
  readonly at: Pick<SearchPlace, "reading" | "lead" | "prefix">;
  /** Where it goes on; null to begin. */
  readonly after: FoundTerm | null;
  readonly filter: ChartFilter;
  /** Charts that were found by their identification. */
  readonly without: readonly string[];
  readonly limit: number;
}

/** Where the run enters the key: at its beginning; or in the middle of a term, and then after that term. */
const entries = (prefix: string, after: FoundTerm | null): Sql[] =>
  after === null
    ? [beginning("lead", prefix)]
    : [
        sql(
          "lead.term = ? AND lead.sort_name >= ? AND (lead.sort_name > ? OR lead.patient_id > ?)",
          ...[after.term, after.sortName, after.sortName, after.patientId],
        ),
        sql("lead.term > ? AND lead.term < ?", after.term, prefix + last),
      ];

/** What makes a chart's place its first: no earlier term, beginning or reading finds it. */
function firstPlace({ readings, at: { reading, lead, prefix }, without }: Seek): Sql[] {
  const token = readings[reading]![lead]!;
  const earlierTerm = sql("own.term >= ? AND own.term < lead.term", token[prefix]);
  return [
    compared(counted(earlierTerm), "= 0"),
    ...(prefix === 0 ? [] : [not(holds(token.slice(0, prefix)))]),
    ...readings.slice(0, reading).map((earlier) => not(isRead(earlier))),
    ...(without.length === 0 ? [] : [sql(`lead.patient_id NOT IN (${without.map(() => "?").join(", ")})`, ...without)]),
  ];
}

/** The charts of one run, in the order of the key (term, name, chart), which is read and not sorted. */
export async function seekTerms(manager: EntityManager, seek: Seek): Promise<FoundTerm[]> {
  const { clinicId, readings, at, after, filter, limit } = seek;
  const reading = readings[at.reading]!;
  const others = reading.filter((_, place) => place !== at.lead).map(holds);
  const found: FoundTerm[] = [];
  for (const entry of entries(reading[at.lead]![at.prefix]!, after)) {
    if (found.length >= limit) break;
    const { text, values } = joined([entry, ...others, ...firstPlace(seek), ...filtered(filter)], " AND ");
    const rows = (await manager.query(
      "SELECT lead.term AS term, lead.sort_name AS sortName, lead.patient_id AS patientId FROM patient_search_terms lead " +
        `WHERE lead.clinic_id = ? AND ${text} ORDER BY lead.term, lead.sort_name, lead.patient_id LIMIT ${limit - found.length}`,
      [clinicId, ...values],
    )) as FoundTerm[];
    found.push(...rows);
  }
  return found;
}

/** How many terms begin with each of the prefixes, counted up to a limit; one statement for all. */
export async function countTerms(
  manager: EntityManager,
  clinicId: string,
  prefixes: readonly string[],
  limit: number,
): Promise<Map<string, number>> {
  const count = `(SELECT 1 FROM patient_search_terms lead WHERE lead.clinic_id = ? AND lead.term >= ? AND lead.term < ? LIMIT ${limit})`;
  const selects = prefixes.map((_, place) => `SELECT ${place} AS place, COUNT(*) AS counted FROM ${count} terms`);
  const values = prefixes.flatMap((prefix) => [clinicId, prefix, prefix + last]);
  const rows = (await manager.query(selects.join(" UNION ALL "), values)) as { place: number; counted: number | string }[];
  return new Map(rows.map(({ place, counted: number }) => [prefixes[Number(place)]!, numberFromRaw(number)]));
}
