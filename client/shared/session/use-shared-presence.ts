import { useCallback } from "react";
import type { SessionEnd } from "./session-end.ts";
import { type App, type TabNews, useTabNews } from "./session-tabs.ts";

interface Presence {
  readonly signedIn: boolean;
  readonly leave: (why: SessionEnd) => void;
  /** Asks the server anew who is there. */
  readonly load: () => void;
}

/** Who signs out in one tab, or is signed out there, is so in all of them at once; who signs in too. */
export function useSharedPresence(app: App, { signedIn, leave, load }: Presence): void {
  useTabNews(
    app,
    useCallback(
      (news: TabNews) => {
        if (news.kind === "entered") load();
        if (news.kind === "left" && signedIn) leave(news.why);
      },
      [signedIn, leave, load],
    ),
  );
}
