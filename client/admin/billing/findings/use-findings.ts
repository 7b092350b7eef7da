import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { usePages } from "../../../shared/paging/use-pages.ts";

const BillingFindings = graphql(`
  query BillingFindings($resolved: Boolean!, $first: Int!, $after: String) {
    billingFindings(resolved: $resolved, first: $first, after: $after) {
      edges {
        node {
          id
          ...FindingCard
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

export function useFindings(resolved: boolean) {
  const client = useClient();
  const load = useCallback(
    async (after: string | null) => {
      const { data, error } = await client.query(BillingFindings, { resolved, first: pageSize, after }).toPromise();
      return { connection: data?.billingFindings, error };
    },
    [client, resolved],
  );
  return usePages(load);
}
