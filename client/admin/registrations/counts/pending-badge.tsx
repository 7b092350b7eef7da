import { CountBadge } from "../../frame/count-badge.tsx";
import { useText } from "../../use-text.ts";
import { usePendingCount } from "./use-pending-count.ts";

/** The server counts one further, and no more. */
const mostCounted = 1_000;

/** How many registrations wait, beside the way to them. */
export function PendingBadge() {
  const text = useText();
  const pending = usePendingCount();
  return pending ? <CountBadge count={pending} most={mostCounted} label={text("navigation.pending", { count: pending })} /> : null;
}
