import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";

const arrivals = ["saved", "issue"] as const;

/** What the form that led here has done, or wants done next. */
export type Arrival = (typeof arrivals)[number];

export const arrivalState = (arrival: Arrival) => ({ arrival });

const arrivalOf = (state: unknown): Arrival | null => {
  const { arrival } = (state ?? {}) as { readonly arrival?: unknown };
  return arrivals.find((each) => each === arrival) ?? null;
};

/** Said once, and not again after a reload. */
export function useArrival(): Arrival | null {
  const { state, pathname } = useLocation() as { readonly state: unknown; readonly pathname: string };
  const navigate = useNavigate();
  const [arrival] = useState(() => arrivalOf(state));
  const fresh = arrivalOf(state) !== null;
  useEffect(() => {
    if (fresh) void navigate(pathname, { replace: true, state: null });
  }, [fresh, navigate, pathname]);
  return arrival;
}
