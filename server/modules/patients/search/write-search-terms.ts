import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { PatientSearchTerm } from "../patient-search-term.entity.ts";
import type { Patient } from "../patient.entity.ts";
import type { Searchable } from "./search-terms.ts";
import { searchTermsOf, searchVersion, sortNameOf } from "./search-terms.ts";

/** Four values a row: well below what a statement may have. */
const mostRowsPerInsert = 5_000;

/** What a chart is to carry once its terms are written. */
export const searchColumnsOf = (chart: Searchable): Pick<Patient, "sortName" | "searchVersion"> => ({
  sortName: sortNameOf(chart),
  searchVersion,
});

/** Whether the terms that a chart has are those that it is to have. */
export function hasItsTerms(before: Patient, after: Searchable): boolean {
  if (before.searchVersion !== searchVersion || before.sortName !== sortNameOf(after)) return false;
  const [had, has] = [searchTermsOf(before), searchTermsOf(after)];
  return had.length === has.length && had.every((term, place) => term === has[place]);
}

/** Writes the terms of charts whose rows this transaction has written, in the place of those that they may have had. */
export async function writeSearchTerms(
  tx: EntityManager,
  clinicId: string,
  { made, changed }: { readonly made: readonly Patient[]; readonly changed: readonly Patient[] },
): Promise<void> {
  if (changed.length > 0) await tx.delete(PatientSearchTerm, { clinicId, patientId: In(changed.map(({ id }) => id)) });
  const rows = [...made, ...changed].flatMap((chart) =>
    searchTermsOf(chart).map((term) => ({ clinicId, term, sortName: chart.sortName, patientId: chart.id })),
  );
  for (let start = 0; start < rows.length; start += mostRowsPerInsert) {
    const slice = rows.slice(start, start + mostRowsPerInsert);
    await tx.createQueryBuilder().insert().into(PatientSearchTerm).values(slice).updateEntity(false).execute();
  }
}
