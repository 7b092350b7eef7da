import { useCallback } from "react";
import { Link } from "react-router";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { SearchField } from "../../forms/search-field.tsx";
import { useKeptFilter } from "../../forms/use-kept-filter.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { newInvoicePath } from "../billing-paths.ts";
import { useBillingText } from "../billing-texts.ts";
import { useInvoiceCounts } from "../counts/use-invoice-counts.ts";
import { NotForYou } from "../not-for-you.tsx";
import "../../rows/rows.css";
import "../billing.css";
import { FindingsNotice } from "./findings-notice.tsx";
import { allInvoices, keptListFilter, readListFilter } from "./invoice-filter.ts";
import { InvoiceFilters } from "./invoice-filters.tsx";
import { InvoiceResults } from "./invoice-results.tsx";

/** Without the permission no invoice is even asked for. */
export default function InvoicesPage() {
  return useStaff().permissions.includes("BILLING_READ") ? <Invoices /> : <NotForYou />;
}

function Invoices() {
  const { clinic, permissions } = useStaff();
  const text = useBillingText();
  const { filter, change } = useKeptFilter(readListFilter, keptListFilter);
  const counts = useInvoiceCounts();
  const search = useCallback((words: string) => change({ search: words }), [change]);
  return (
    <div className="stack-wide billing">
      <div className="row heading-row">
        <PageHeading title={text("list.title")} place={clinic.name} />
        {permissions.includes("BILLING_WRITE") && permissions.includes("PATIENTS_READ") && (
          <Link className="button" to={newInvoicePath()}>
            {text("list.new")}
          </Link>
        )}
      </div>
      <FindingsNotice count={counts?.findings ?? 0} />
      <div className="card stack">
        <SearchField
          id="invoice-search"
          label={text("list.search")}
          hint={text("list.searchHint")}
          search={filter.search}
          onSearch={search}
        />
        <InvoiceFilters
          filter={filter}
          counts={counts && { PAYMENT_DUE: counts.due, PAST_DUE: counts.pastDue, PROCESSING: counts.processing }}
          onChange={change}
        />
      </div>
      <InvoiceResults filter={filter} onShowAll={() => change(allInvoices)} />
    </div>
  );
}
