import type { PaymentState } from "../../../gql/graphql.ts";

/** Seconds until the server is asked again, one after the other; the last one stays. */
const pauses: Readonly<Record<PaymentState, readonly number[] | null>> = {
  // Somebody waits before the page.
  PREPARING: [2, 3, 5, 10, 20, 30],
  OPEN: [3, 5, 10, 20, 30],
  UNRESOLVED: [3, 5, 10, 30, 60, 120],
  // A bank takes days.
  PROCESSING: [10, 30, 60, 120, 300],
  SUCCEEDED: null,
  FAILED: null,
  EXPIRED: null,
};

/** Whether nothing more becomes of it. */
export const isFinal = (state: PaymentState): boolean => pauses[state] === null;

/** How long to wait after having asked so many times since the state was last another one; null where it is final. */
export function pauseAfter(state: PaymentState, asked: number): number | null {
  const known = pauses[state];
  if (!known) return null;
  return (known[Math.min(asked, known.length - 1)] ?? 0) * 1000;
}
