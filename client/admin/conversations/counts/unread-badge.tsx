import { graphql } from "../../../gql/index.ts";
import type { UnreadConversationsQuery } from "../../../gql/graphql.ts";
import { CountBadge } from "../../frame/count-badge.tsx";
import { useCount } from "../../frame/use-count.ts";
import { useText } from "../../use-text.ts";
import { unreadSignal } from "./unread-signal.ts";

const UnreadConversations = graphql(`
  query UnreadConversations {
    conversationCounts {
      unread
    }
  }
`);

const unread = {
  document: UnreadConversations,
  countOf: ({ conversationCounts }: UnreadConversationsQuery): number => conversationCounts.unread,
  signal: unreadSignal,
  everyMs: 30_000,
};

/** The server counts one further, and no more. */
const mostCounted = 99;

/** How many conversations staff have to read, beside the way to them. */
export function UnreadBadge() {
  const text = useText();
  const count = useCount(unread);
  return count ? <CountBadge count={count} most={mostCounted} label={text("navigation.unread", { count })} /> : null;
}
