import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { InvoicePageQuery } from "../../../gql/graphql.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { useOne } from "../../../shared/graphql/use-one.ts";
import { InvoiceView } from "./invoice-fields.ts";

const InvoicePage = graphql(`
  query InvoicePage($id: ID!) {
    node(id: $id) {
      __typename
      ... on Invoice {
        ...InvoiceView
      }
    }
  }
`);

const invoiceOf = ({ node }: InvoicePageQuery) => (node?.__typename === "Invoice" ? readFragment(InvoiceView, node) : null);

/** The invoice of the page; a way to show what a change made of it, and one to look again while it stays in sight. */
export function useInvoice(id: string) {
  const client = useClient();
  const page = useOne(InvoicePage, id, invoiceOf);
  const { change } = page;
  const lookAgain = useCallback(async (): Promise<void> => {
    const { data } = await client.query(InvoicePage, { id }).toPromise();
    const invoice = data && invoiceOf(data);
    if (invoice) change(invoice);
  }, [client, id, change]);
  return { ...page, lookAgain };
}
