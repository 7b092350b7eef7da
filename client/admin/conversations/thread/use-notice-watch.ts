import { useEffect, useState } from "react";
import { inBackground } from "../../../shared/graphql/background.ts";
import { serverNow } from "../../../shared/graphql/server-clock.ts";
import type { Thread } from "../../../shared/conversations/thread.ts";
import type { ShownMessage } from "./message-page.ts";
import type { ThreadPageState } from "./use-thread.ts";

/** Most are sent within seconds; others are tried again for a day. */
const delaysMs = [5_000, 15_000, 60_000] as const;

const isUnderWay = ({ notice }: ShownMessage): boolean =>
  notice?.state === "NOTIFIED" && notice.deliveries.some(({ state }) => state === "QUEUED");

/** When the next notice that waits is due; null where none does. */
function dueIn(messages: readonly ShownMessage[]): number | null {
  const times = messages.flatMap(({ notice }) => (notice?.state === "WAITING" && notice.dueAt ? [Date.parse(notice.dueAt)] : []));
  return times.length === 0 ? null : Math.min(...times) - serverNow();
}

/** Looks again for what becomes of notices: nothing else of a conversation changes by itself. */
export function useNoticeWatch({ edges }: Thread<ShownMessage>, look: ThreadPageState["look"]): void {
  const [turn, setTurn] = useState(0);
  const newest = edges.at(-1)?.node.position ?? 0;
  const [seen, setSeen] = useState(newest);
  if (seen !== newest) {
    setSeen(newest);
    setTurn(0);
  }
  useEffect(() => {
    const messages = edges.map(({ node }) => node);
    const delay = delaysMs[Math.min(turn, delaysMs.length - 1)]!;
    const due = dueIn(messages);
    const waits = messages.some(isUnderWay) ? delay : due === null ? null : Math.max(due, 0) + delay;
    if (waits === null) return;
    const timer = setTimeout(() => {
      setTurn(turn + 1);
      if (document.visibilityState === "visible") void look(inBackground("admin"));
    }, waits);
    return () => clearTimeout(timer);
  }, [edges, turn, look]);
}
