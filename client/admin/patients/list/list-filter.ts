import type { PatientAccessFilter } from "../../../gql/graphql.ts";

/** Which charts are shown. */
export interface ListFilter {
  readonly search: string;
  /** Null: whatever. */
  readonly access: PatientAccessFilter | null;
  /** Archived charts alone, others alone, or both (null). */
  readonly archived: boolean | null;
}

export const accessFilters = ["ENABLED", "DISABLED"] as const satisfies readonly PatientAccessFilter[];

export const everybody: ListFilter = { search: "", access: null, archived: false };

export const isEverybody = ({ search, access, archived }: ListFilter): boolean => search === "" && access === null && archived === false;

/** What an entry of the browser's history keeps: a name or a number is never part of an address. */
export function readListFilter(state: unknown): ListFilter {
  const kept = (state as { readonly patients?: Partial<ListFilter> } | null)?.patients ?? {};
  return {
    search: typeof kept.search === "string" ? kept.search : "",
    access: accessFilters.find((each) => each === kept.access) ?? null,
    archived: kept.archived === true || kept.archived === null ? kept.archived : false,
  };
}

export const keptListFilter = (filter: ListFilter) => ({ patients: filter });
