import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import type { Done } from "../decide/done-notice.tsx";

export const doneState = (done: Done) => ({ done });

/** What was done on the page that led here: said once, and not again after a reload. */
export function useDoneBefore(): Done | null {
  const { state, pathname } = useLocation() as { readonly state: { readonly done?: unknown } | null; readonly pathname: string };
  const navigate = useNavigate();
  const merged = state?.done === "merged";
  const [done] = useState<Done | null>(merged ? "merged" : null);
  useEffect(() => {
    if (merged) void navigate(pathname, { replace: true, state: null });
  }, [merged, navigate, pathname]);
  return done;
}
