import { useEffect } from "react";
import type { SessionEnd } from "./session-end.ts";

export type App = "admin" | "portal";

/** What the tabs of one browser, which share a session, tell each other. */
export type TabNews =
  | { readonly kind: "deadline"; readonly at: number }
  /** Somebody signed in, perhaps somebody else. */
  | { readonly kind: "entered" }
  | { readonly kind: "left"; readonly why: SessionEnd };

/** One for each app: a channel hears all but itself, so that no tab hears its own news. */
const channels = new Map<App, BroadcastChannel>();

function channelOf(app: App): BroadcastChannel {
  const channel = channels.get(app) ?? new BroadcastChannel(`portail-${app}-session`);
  channels.set(app, channel);
  return channel;
}

export const tellTabs = (app: App, news: TabNews): void => channelOf(app).postMessage(news);

export function useTabNews(app: App, onNews: (news: TabNews) => void): void {
  useEffect(() => {
    const channel = channelOf(app);
    const hear = ({ data }: MessageEvent<TabNews>): void => onNews(data);
    channel.addEventListener("message", hear);
    return () => channel.removeEventListener("message", hear);
  }, [app, onNews]);
}
