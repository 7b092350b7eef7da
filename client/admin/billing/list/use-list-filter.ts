import { useCallback, useEffect, useMemo, useRef } from "react";
import { useLocation, useNavigate } from "react-router";
import { keptListFilter, type ListFilter, readListFilter } from "./invoice-filter.ts";

/** The filter of the page's own entry in the history, so that the way back from an invoice leads to the same list. */
export function useListFilter() {
  const { state, pathname } = useLocation() as { readonly state: unknown; readonly pathname: string };
  const navigate = useNavigate();
  const filter = useMemo(() => readListFilter(state), [state]);
  // What is chosen by leaving the search field comes before the page knows what was searched for.
  const latest = useRef(filter);
  useEffect(() => {
    latest.current = filter;
  }, [filter]);
  const change = useCallback(
    (part: Partial<ListFilter>): void => {
      latest.current = { ...latest.current, ...part };
      // On the way to another page this one is still there until that one is loaded: it must not take its entry.
      if (window.location.pathname.endsWith(pathname)) void navigate(".", { replace: true, state: keptListFilter(latest.current) });
    },
    [navigate, pathname],
  );
  return { filter, change };
}
