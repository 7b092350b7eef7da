import { useCallback, useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";

type Done = "made" | "saved";

export const doneState = (done: Done) => ({ done });

const doneOf = (state: unknown): Done | null => {
  const { done } = (state ?? {}) as { readonly done?: unknown };
  return done === "made" || done === "saved" ? done : null;
};

/** What was done on the page that led here: said once, and not again after a reload. */
export function useDone() {
  const { state, pathname } = useLocation() as { readonly state: unknown; readonly pathname: string };
  const navigate = useNavigate();
  const [done, setDone] = useState(() => doneOf(state));
  const fresh = doneOf(state) !== null;
  useEffect(() => {
    if (fresh) void navigate(pathname, { replace: true, state: null });
  }, [fresh, navigate, pathname]);
  return { done, dismiss: useCallback(() => setDone(null), []) };
}
