import { readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../shared/language/money.ts";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useBillingText } from "../billing-texts.ts";
import { PaymentItem, type ShownInvoice } from "./invoice-fields.ts";

const phases = { PREPARING: "open", OPEN: "open", PROCESSING: "processing", UNRESOLVED: "unresolved" } as const;

/** That a card payment is under way, and what it means for whoever wants to do something with the invoice. */
export function ProcessNotice({ invoice }: { invoice: ShownInvoice }) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const payment = readFragment(PaymentItem, invoice.openPayment);
  if (!payment) return null;
  const phase = payment.state in phases ? phases[payment.state as keyof typeof phases] : "open";
  const facts = { amount: formatMoney(locale, payment.amount.cents), when: formatDateTime(locale, payment.startedAt) };
  return (
    <Notice kind={phase === "unresolved" ? "warning" : "neutral"} title={text(`process.${phase}`)}>
      <p>{text(`process.${phase}Body`, facts)}</p>
    </Notice>
  );
}
