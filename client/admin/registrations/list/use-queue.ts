import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { usePages } from "../../../shared/paging/use-pages.ts";
import type { QueueFilter } from "./queue-filter.ts";

const Registrations = graphql(`
  query Registrations($state: RegistrationState, $search: String, $source: ID, $first: Int!, $after: String) {
    registrations(state: $state, search: $search, source: $source, first: $first, after: $after) {
      edges {
        node {
          id
          ...RegistrationRow
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

export function useQueue({ state, search, source }: QueueFilter) {
  const client = useClient();
  const load = useCallback(
    async (after: string | null) => {
      const variables = { state, search: search || null, source, first: pageSize, after };
      const { data, error } = await client.query(Registrations, variables).toPromise();
      const connection = data?.registrations;
      // Registrations are shown even where charts could not be looked at: but then none of them may seem to have no match.
      const edges = connection?.edges.map(({ node }) => ({ node: { ...node, unsure: error !== undefined } }));
      return { connection: connection && edges && { ...connection, edges }, error };
    },
    [client, state, search, source],
  );
  return usePages(load);
}
