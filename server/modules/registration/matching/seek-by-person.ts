import type { EntityManager } from "typeorm";
import { foldName } from "../../../kernel/fold.ts";
import { termKinds, toTerm } from "../../patients/search/search-terms.ts";
import type { Registration } from "../registration.entity.ts";

/** Far more than are born on one day in a clinic of a million charts. */
const mostOfOneBirth = 500;

const mostOfOneName = 50;

/** Of those parts a statement may have 500 (SQLite); a registration has nine at most. */
const mostPerStatement = 40;

type Person = Pick<Registration, "firstName" | "lastName" | "preferredName" | "dateOfBirth">;

/** A run of the terms' key that is read up to a limit. */
interface Run {
  readonly term: string;
  /** How the name begins under which the charts are sorted; all of the term where there is none. */
  readonly under: string | null;
  /** Terms of which a chart has one at least; any where there are none. */
  readonly besides: readonly string[];
  readonly limit: number;
}

/** Beyond the space that follows a last name, and before whatever else could. */
const afterSpace = "!";

/**
 * Whoever is born on the day and has one of the names: without any, no chart is judged a match. And whoever is called so, the first and
 * the last name either way round: a part of a chart's names is a term, and its charts stand in the order of their last names. Where very
 * many are born on the day, those of the name among them.
 */
function runsOf({ firstName, preferredName, lastName, dateOfBirth }: Person): Run[] {
  const last = foldName(lastName);
  const firsts = [...new Set([firstName, preferredName ?? ""].map(foldName))].filter((first) => first !== "");
  const names = [...new Set([...firsts, last].filter((name) => name !== "").map(toTerm))];
  if (names.length === 0) return [];
  const born = { term: termKinds.dateOfBirth + dateOfBirth, besides: [] };
  const named =
    last === ""
      ? []
      : firsts.flatMap((first) => [
          { term: toTerm(first), under: last },
          { term: toTerm(last), under: first },
        ]);
  const sorted = [...new Set(named.map(({ under }) => under))];
  return [
    { ...born, besides: names, under: null, limit: mostOfOneBirth },
    ...sorted.map((under) => ({ ...born, under, limit: mostOfOneName })),
    ...named.map((each) => ({ ...each, besides: [], limit: mostOfOneName })),
  ];
}

interface Part {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Counted, and not asked for with EXISTS, so that no engine begins with everybody of the name. */
const hasOneOf = (terms: readonly string[]): string =>
  " WHERE (SELECT COUNT(*) FROM patient_search_terms own WHERE own.clinic_id = ? AND own.patient_id = run.patientId " +
  `AND own.term IN (${terms.map(() => "?").join(", ")})) > 0`;

function partOf(clinicId: string, place: number, { term, under, besides, limit }: Run): Part {
  const within = under === null ? "" : " AND sort_name >= ? AND sort_name < ?";
  const isAny = besides.length === 0;
  return {
    sql:
      `SELECT ${place} AS place, run.patientId FROM (SELECT patient_id AS patientId FROM patient_search_terms ` +
      `WHERE clinic_id = ? AND term = ?${within} ORDER BY sort_name, patient_id LIMIT ${limit}) run${isAny ? "" : hasOneOf(besides)}`,
    values: [clinicId, term, ...(under === null ? [] : [`${under} `, `${under}${afterSpace}`]), ...(isAny ? [] : [clinicId, ...besides])],
  };
}

/** The charts that each person's date of birth and names lead to: one statement for a page. */
export async function seekByPerson(manager: EntityManager, clinicId: string, people: readonly Person[]): Promise<Set<string>[]> {
  const found = people.map(() => new Set<string>());
  for (let start = 0; start < people.length; start += mostPerStatement) {
    const parts = people
      .slice(start, start + mostPerStatement)
      .flatMap((person, offset) => runsOf(person).map((run) => partOf(clinicId, start + offset, run)));
    if (parts.length === 0) continue;
    const rows = (await manager.query(
      parts.map(({ sql }) => sql).join(" UNION ALL "),
      parts.flatMap(({ values }) => values),
    )) as { readonly place: number | string; readonly patientId: string }[];
    for (const { place, patientId } of rows) found[Number(place)]!.add(patientId);
  }
  return found;
}
