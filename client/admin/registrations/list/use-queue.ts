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
      return { connection: data?.registrations, error };
    },
    [client, state, search, source],
  );
  return usePages(load);
}
