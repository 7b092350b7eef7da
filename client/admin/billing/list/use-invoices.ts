import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { usePages } from "../../../shared/paging/use-pages.ts";
import { filterInput, type ListFilter } from "./invoice-filter.ts";

const Invoices = graphql(`
  query Invoices($filter: InvoiceFilter!, $first: Int!, $after: String) {
    invoices(filter: $filter, first: $first, after: $after) {
      edges {
        node {
          id
          ...InvoiceRow
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

export function useInvoices(filter: ListFilter) {
  const client = useClient();
  const load = useCallback(
    async (after: string | null) => {
      const { data, error } = await client.query(Invoices, { filter: filterInput(filter), first: pageSize, after }).toPromise();
      return { connection: data?.invoices, error };
    },
    [client, filter],
  );
  return usePages(load);
}
