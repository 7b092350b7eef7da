import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../gql/index.ts";
import { usePages } from "../../shared/paging/use-pages.ts";
import { filterInput, type TrailFilter } from "./audit-filter.ts";

const AuditEvents = graphql(`
  query AuditEvents($filter: AuditFilter!, $first: Int!, $after: String, $named: Boolean!) {
    auditEvents(filter: $filter, first: $first, after: $after) {
      edges {
        node {
          id
          ...AuditEventLine
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

/** `named`: whether patients are named, for whoever may read their charts. */
export function useAuditEvents(filter: TrailFilter, named: boolean) {
  const client = useClient();
  const load = useCallback(
    async (after: string | null) => {
      const variables = { filter: filterInput(filter), first: pageSize, after, named };
      const { data, error } = await client.query(AuditEvents, variables).toPromise();
      return { connection: data?.auditEvents, error };
    },
    [client, filter, named],
  );
  return usePages(load);
}
