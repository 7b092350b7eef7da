import type { InvoiceCardFragment } from "../../../gql/graphql.ts";
import { formatDate } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useBillingText } from "../billing-texts.ts";

type Dates = Pick<InvoiceCardFragment, "issuedOn" | "dueOn" | "status">;

/** When an invoice was issued, and while something is owed, until when it is to be paid. */
export function InvoiceDates({ invoice: { issuedOn, dueOn, status } }: { invoice: Dates }) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const due = status === "PAST_DUE" ? "invoices.pastDue" : status === "PAYMENT_DUE" ? "invoices.dueOn" : null;
  return (
    <span className="invoice-dates soft">
      {issuedOn && <span>{text("invoices.issued", { day: formatDate(locale, issuedOn) })}</span>}
      {due && dueOn && <span>{text(due, { day: formatDate(locale, dueOn) })}</span>}
    </span>
  );
}
