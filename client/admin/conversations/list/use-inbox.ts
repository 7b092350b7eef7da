import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { usePages } from "../../../shared/paging/use-pages.ts";
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
  }
`);

const pageSize = 20;

export function useInbox({ which, search }: InboxFilter) {
  const client = useClient();
  const load = useCallback(
    async (after: string | null) => {
      const variables = { filter: which, search: search || null, first: pageSize, after };
      const { data, error } = await client.query(Inbox, variables).toPromise();
      return { connection: data?.conversations, error };
    },
    [client, which, search],
  );
  return usePages(load);
}
