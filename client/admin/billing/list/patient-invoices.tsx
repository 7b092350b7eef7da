import { useCallback } from "react";
import { Link } from "react-router";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { usePages } from "../../../shared/paging/use-pages.ts";
import { SectionList } from "../../patients/sections/section-list.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { newInvoicePath } from "../billing-paths.ts";
import { useBillingText } from "../billing-texts.ts";
import { InvoiceRow } from "./invoice-row.tsx";
import "../../rows/rows.css";
import "../billing.css";

const PatientInvoicesQuery = graphql(`
  query PatientInvoices($id: ID!, $first: Int!, $after: String) {
    invoices(filter: { patientId: $id }, first: $first, after: $after) {
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

const pageSize = 10;

/** The invoices to the patient whose chart it is. */
export default function PatientInvoices({ id }: { id: string }) {
  const client = useClient();
  const { permissions } = useStaff();
  const text = useBillingText();
  const load = useCallback(
    async (after: string | null) => {
      const { data, error } = await client.query(PatientInvoicesQuery, { id, first: pageSize, after }).toPromise();
      return { connection: data?.invoices, error };
    },
    [client, id],
  );
  const list = usePages(load);
  return (
    <div className="stack billing">
      {permissions.includes("BILLING_WRITE") && (
        <div>
          <Link className="button secondary" to={newInvoicePath(id)}>
            {text("list.new")}
          </Link>
        </div>
      )}
      <SectionList
        list={list}
        className="row-list"
        label={text("chart.section.invoices")}
        empty={text("list.noneToPatient")}
        keyOf={(invoice) => invoice.id}
      >
        {(invoice) => <InvoiceRow invoice={invoice} named={false} />}
      </SectionList>
    </div>
  );
}
