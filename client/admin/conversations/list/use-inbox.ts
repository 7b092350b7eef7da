import { useCallback, useRef, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { inBackground } from "../../../shared/graphql/background.ts";
import { usePages } from "../../../shared/paging/use-pages.ts";
import { useRegularLook } from "../../../shared/ui/use-regular-look.ts";
import type { InboxFilter } from "./inbox-filter.ts";

const Inbox = graphql(`
  query Inbox($filter: ConversationFilter!, $search: String, $first: Int!, $after: String) {
    conversations(filter: $filter, search: $search, first: $first, after: $after) {
      edges {
        node {
          id
          ...ConversationRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    conversationCounts {
      latestMessageAt
    }
  }
`);

const NewestMessage = graphql(`
  query NewestMessage {
    conversationCounts {
      latestMessageAt
    }
  }
`);

const pageSize = 20;

const everyMs = 10_000;

/** A list as it was read. */
interface Reading {
  /** Null where there is no message at all; not known before the first answer. */
  newest?: string | null;
  /** Whether the page asks by itself: that keeps nobody signed in who has left. */
  unasked: boolean;
}

/**
 * The conversations that match. What is written meanwhile comes in by itself; where further pages are open it is only said to be there, as
 * the list begins anew with it.
 */
export function useInbox({ which, search }: InboxFilter) {
  const client = useClient();
  const reading = useRef<Reading>({ unasked: false });
  const [stale, setStale] = useState(false);
  const load = useCallback(
    async (after: string | null) => {
      const variables = { filter: which, search: search || null, first: pageSize, after };
      const context = reading.current.unasked ? inBackground("admin") : undefined;
      reading.current.unasked = false;
      const { data, error } = await client.query(Inbox, variables, context).toPromise();
      if (data && after === null) {
        reading.current.newest = data.conversationCounts.latestMessageAt;
        setStale(false);
      }
      return { connection: data?.conversations, error };
    },
    [client, which, search],
  );
  const list = usePages(load);
  const { reload, nodes } = list;
  const hasFurther = (nodes?.length ?? 0) > pageSize;
  const look = useCallback(async () => {
    const { data } = await client.query(NewestMessage, {}, inBackground("admin")).toPromise();
    const { newest } = reading.current;
    if (!data || newest === undefined || data.conversationCounts.latestMessageAt === newest) return;
    if (hasFurther) return setStale(true);
    reading.current.unasked = true;
    reload();
  }, [client, reload, hasFurther]);
  useRegularLook(look, everyMs);
  return { ...list, stale };
}
