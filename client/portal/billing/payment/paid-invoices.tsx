import { Link } from "react-router";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../shared/language/money.ts";
import { useBillingText } from "../billing-texts.ts";
import { DocumentLinks } from "../documents/document-links.tsx";
import type { Payment } from "./known-payment.ts";

/** What a payment is for, and once it is received, the receipts. */
export function PaidInvoices({ payment: { state, invoices, amount } }: { payment: Payment }) {
  const { locale } = useLanguage();
  const text = useBillingText();
  return (
    <section className="stack" aria-labelledby="paid-invoices">
      <h2 id="paid-invoices">{text("payment.invoices")}</h2>
      <ul className="paid-invoices">
        {invoices.map(({ invoice, amount: part }) => (
          <li key={invoice.id} className="sum-row">
            <span>
              <Link to={`/invoices/${encodeURIComponent(invoice.id)}`}>{text("invoices.name", { number: invoice.number ?? "" })}</Link>
              {state === "SUCCEEDED" && (
                <DocumentLinks kind="RECEIPT" number={invoice.number} document={{ fr: invoice.receiptFr, en: invoice.receiptEn }} />
              )}
            </span>
            <span className="amount">{formatMoney(locale, part.cents)}</span>
          </li>
        ))}
        {invoices.length > 1 && (
          <li className="sum-row total">
            <span>{text("payment.total")}</span>
            <span className="amount">{formatMoney(locale, amount.cents)}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
