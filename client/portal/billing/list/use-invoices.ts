import { useCallback } from "react";
import { useClient, useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { InvoiceCardFragment, PatientInvoices } from "../../../gql/graphql.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import type { MorePages } from "../../../shared/paging/use-later-pages.ts";
import { useLaterPages } from "../../../shared/paging/use-later-pages.ts";
import { InvoiceCardFields } from "./invoice-card-fields.ts";

const InvoicesPageFields = graphql(`
  fragment InvoicesPage on InvoiceConnection {
    edges {
      node {
        id
        ...InvoiceCard
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`);

const PortalInvoices = graphql(`
  query PortalInvoices($first: Int!) {
    viewer {
      patient {
        id
        billingOpen
        due: invoices(filter: DUE, first: $first) {
          ...InvoicesPage
        }
        rest: invoices(filter: REST, first: $first) {
          ...InvoicesPage
        }
      }
    }
  }
`);

const MoreInvoices = graphql(`
  query MoreInvoices($filter: PatientInvoices!, $first: Int!, $after: String) {
    viewer {
      patient {
        id
        invoices(filter: $filter, first: $first, after: $after) {
          ...InvoicesPage
        }
      }
    }
  }
`);

const pageSize = 20;

type First = FragmentType<typeof InvoicesPageFields> | null | undefined;

export interface InvoiceList extends Omit<MorePages<unknown>, "nodes"> {
  readonly nodes: readonly InvoiceCardFragment[] | null;
}

function useInvoiceList(filter: PatientInvoices, first: First): InvoiceList {
  const client = useClient();
  const load = useCallback(
    async (after: string | null) => {
      const { data, error } = await client.query(MoreInvoices, { filter, first: pageSize, after }).toPromise();
      return { connection: readFragment(InvoicesPageFields, data?.viewer?.patient?.invoices), error };
    },
    [client, filter],
  );
  const list = useLaterPages(readFragment(InvoicesPageFields, first) ?? null, load);
  return { ...list, nodes: list.nodes && list.nodes.map((node) => readFragment(InvoiceCardFields, node)) };
}

/** The patient's invoices, those to be paid and the rest; neither where the clinic has switched billing off. */
export function useInvoices() {
  const [{ data, error, fetching }, ask] = useQuery({ query: PortalInvoices, variables: { first: pageSize } });
  const patient = data?.viewer?.patient;
  return {
    known: data !== undefined,
    off: data !== undefined && !patient?.billingOpen,
    due: useInvoiceList("DUE", patient?.due),
    rest: useInvoiceList("REST", patient?.rest),
    ...{ error, fetching, reload: ask },
  };
}
