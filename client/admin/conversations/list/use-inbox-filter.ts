import { useCallback, useMemo } from "react";
import { useLocation, useNavigate } from "react-router";
import { type InboxFilter, keptInboxFilter, readInboxFilter } from "./inbox-filter.ts";

/** The filter of the page's own entry in the history, so that the way back from a conversation leads to the same list. */
export function useInboxFilter() {
  const { state, pathname } = useLocation() as { readonly state: unknown; readonly pathname: string };
  const navigate = useNavigate();
  const filter = useMemo(() => readInboxFilter(state), [state]);
  const change = useCallback(
    (next: InboxFilter): void => {
      // On the way to another page this one is still there until that one is loaded: it must not take its entry.
      if (window.location.pathname.endsWith(pathname)) void navigate(".", { replace: true, state: keptInboxFilter(next) });
    },
    [navigate, pathname],
  );
  return { filter, change };
}
