import { useCallback, useMemo } from "react";
import { useLocation, useNavigate } from "react-router";
import { keptListFilter, type ListFilter, readListFilter } from "./list-filter.ts";

/** The filter of the page's own entry in the history, so that the way back from a chart leads to the same list. */
export function useListFilter() {
  const { state } = useLocation() as { readonly state: unknown };
  const navigate = useNavigate();
  const filter = useMemo(() => readListFilter(state), [state]);
  const change = useCallback((next: ListFilter): void => void navigate(".", { replace: true, state: keptListFilter(next) }), [navigate]);
  return { filter, change };
}
