import type { InvoiceCardFragment } from "../../../gql/graphql.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../shared/language/money.ts";
import { useBillingText } from "../billing-texts.ts";
import { InvoiceBadge } from "../status/invoice-badge.tsx";
import { canBeChosen } from "./invoice-card-fields.ts";
import { InvoiceDates } from "./invoice-dates.tsx";
import { InvoiceLinks } from "./invoice-links.tsx";
import { ObstacleWords } from "../status/obstacle-words.tsx";

interface DueInvoiceProps {
  readonly invoice: InvoiceCardFragment;
  readonly chosen: boolean;
  readonly onChosen: (chosen: boolean) => void;
}

/** An invoice that is to be paid: a tick chooses it, where it can be paid here now. */
export function DueInvoice({ invoice, chosen, onChosen }: DueInvoiceProps) {
  const { number, status, balance, total, obstacle } = invoice;
  const { locale } = useLanguage();
  const text = useBillingText();
  const name = text("invoices.name", { number: number ?? "" });
  const amount = formatMoney(locale, balance.cents);
  const facts = (
    <>
      <span className="invoice-name">{name}</span>
      <span className="invoice-amount">{amount}</span>
      <span className="invoice-marks">
        <InvoiceBadge status={status} />
        {balance.cents !== total.cents && (
          <span className="soft">{text("invoices.remaining", { amount, total: formatMoney(locale, total.cents) })}</span>
        )}
      </span>
      <InvoiceDates invoice={invoice} />
    </>
  );
  return (
    <div className="invoice-card">
      {canBeChosen(invoice) ? (
        <label className="invoice-choice">
          <input type="checkbox" className="tick" checked={chosen} onChange={(event) => onChosen(event.target.checked)} />
          <span className="invoice-facts">{facts}</span>
        </label>
      ) : (
        <div className="invoice-facts">{facts}</div>
      )}
      <ObstacleWords obstacle={obstacle} />
      <InvoiceLinks invoice={invoice} />
    </div>
  );
}
