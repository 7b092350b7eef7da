import { Link } from "react-router";
import type { InvoiceCardFragment } from "../../../gql/graphql.ts";
import { useBillingText } from "../billing-texts.ts";

/** Where an invoice is seen whole, and where its payment is followed while one is under way. */
export function InvoiceLinks({ invoice: { id, number, status, openPayment } }: { invoice: InvoiceCardFragment }) {
  const text = useBillingText();
  const values = { number: number ?? "" };
  return (
    <p className="invoice-links">
      <Link to={`/invoices/${encodeURIComponent(id)}`}>{text("invoices.see", values)}</Link>
      {openPayment && (
        <Link to={`/invoices/payments/${encodeURIComponent(openPayment.id)}`}>
          {text(status === "PROCESSING" ? "status.processingFor" : "status.begunFor", values)}
        </Link>
      )}
    </p>
  );
}
