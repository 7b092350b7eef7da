import { useCallback, useMemo } from "react";
import { useLocation, useNavigate } from "react-router";
import { keptListFilter, type ListFilter, readListFilter } from "./list-filter.ts";

/** The filter of the page's own entry in the history, so that the way back from a chart leads to the same list. */
export function useListFilter() {
  const { state, pathname } = useLocation() as { readonly state: unknown; readonly pathname: string };
  const navigate = useNavigate();
  const filter = useMemo(() => readListFilter(state), [state]);
  const change = useCallback(
    (next: ListFilter): void => {
      // On the way to another page this one is still there until that one is loaded: it must not take its entry.
      if (window.location.pathname.endsWith(pathname)) void navigate(".", { replace: true, state: keptListFilter(next) });
    },
    [navigate, pathname],
  );
  return { filter, change };
}
