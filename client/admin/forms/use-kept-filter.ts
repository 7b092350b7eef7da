import { useCallback, useEffect, useMemo, useRef } from "react";
import { useLocation, useNavigate } from "react-router";

/**
 * The filter of the page's own entry in the history, so that the way back from what a list shows leads to the same list. The functions
 * that read it and write it are the same at every rendering.
 */
export function useKeptFilter<Filter extends object>(read: (entry: unknown) => Filter, write: (filter: Filter) => object) {
  const { state, pathname } = useLocation() as { readonly state: unknown; readonly pathname: string };
  const navigate = useNavigate();
  const filter = useMemo(() => read(state), [read, state]);
  // What is chosen by leaving the search field comes before the page knows what was searched for.
  const latest = useRef(filter);
  useEffect(() => {
    latest.current = filter;
  }, [filter]);
  const change = useCallback(
    (part: Partial<Filter>): void => {
      latest.current = { ...latest.current, ...part };
      // On the way to another page this one is still there until that one is loaded: it must not take its entry.
      if (window.location.pathname.endsWith(pathname)) void navigate(".", { replace: true, state: write(latest.current) });
    },
    [navigate, pathname, write],
  );
  return { filter, change };
}
