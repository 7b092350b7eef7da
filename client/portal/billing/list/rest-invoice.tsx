import type { InvoiceCardFragment } from "../../../gql/graphql.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../shared/language/money.ts";
import { useBillingText } from "../billing-texts.ts";
import { InvoiceBadge } from "../status/invoice-badge.tsx";
import { InvoiceDates } from "./invoice-dates.tsx";
import { InvoiceLinks } from "./invoice-links.tsx";

/** An invoice of which nothing is to be paid now. */
export function RestInvoice({ invoice }: { invoice: InvoiceCardFragment }) {
  const { locale } = useLanguage();
  const text = useBillingText();
  return (
    <div className="invoice-card">
      <div className="invoice-facts">
        <span className="invoice-name">{text("invoices.name", { number: invoice.number ?? "" })}</span>
        <span className="invoice-amount">{formatMoney(locale, invoice.total.cents)}</span>
        <span className="invoice-marks">
          <InvoiceBadge status={invoice.status} />
        </span>
        <InvoiceDates invoice={invoice} />
      </div>
      <InvoiceLinks invoice={invoice} />
    </div>
  );
}
