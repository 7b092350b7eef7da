import { useEffect } from "react";
import { useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import { billingSignal } from "./billing-signal.ts";

const InvoiceCountsQuery = graphql(`
  query InvoiceCounts {
    invoiceCounts {
      due
      pastDue
      processing
      findings
    }
  }
`);

/** Null until they are known: the list is whole without them. */
export function useInvoiceCounts() {
  const [{ data }, look] = useQuery({ query: InvoiceCountsQuery });
  useEffect(() => billingSignal.hear(look), [look]);
  return data?.invoiceCounts ?? null;
}
