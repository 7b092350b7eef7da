import { useEffect } from "react";
import type { KnownPayment } from "./known-payment.ts";
import { pauseAfter } from "./next-look.ts";

/**
 * Looks at once, then ever more seldom while nothing changes, and when the page is seen again; not while it is out of sight, and no more
 * once the payment is final. `look` comes from `useCallback`.
 */
export function useFollowing(known: KnownPayment | null, look: () => unknown): void {
  const state = known?.payment.state ?? null;
  const asked = known?.asked ?? 0;
  const pause = state === null ? null : pauseAfter(state, asked);
  const first = known !== null && known.payment.readAt === known.readBefore && known.doubt === null && asked === 0;

  useEffect(() => {
    if (pause === null) return;
    const lookIfSeen = (): void => {
      if (document.visibilityState === "visible") void look();
    };
    const timer = setTimeout(lookIfSeen, first ? 0 : pause);
    addEventListener("focus", lookIfSeen);
    addEventListener("pageshow", lookIfSeen);
    document.addEventListener("visibilitychange", lookIfSeen);
    return () => {
      clearTimeout(timer);
      removeEventListener("focus", lookIfSeen);
      removeEventListener("pageshow", lookIfSeen);
      document.removeEventListener("visibilitychange", lookIfSeen);
    };
  }, [pause, first, asked, look]);
}
