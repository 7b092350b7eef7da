import { useCallback, useEffect, useState } from "react";
import { type App, type TabNews, tellTabs, useTabNews } from "./session-tabs.ts";

/** Activity in one tab keeps the others signed in. */
export function useSharedDeadline(app: App, deadline: number): number {
  const [heard, setHeard] = useState(0);
  useTabNews(
    app,
    useCallback((news: TabNews) => {
      if (news.kind === "deadline") setHeard(news.at);
    }, []),
  );
  useEffect(() => tellTabs(app, { kind: "deadline", at: deadline }), [app, deadline]);
  return Math.max(deadline, heard);
}
