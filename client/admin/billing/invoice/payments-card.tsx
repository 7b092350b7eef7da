import { readFragment } from "../../../shared/graphql/fragments.ts";
import { useBillingText } from "../billing-texts.ts";
import { PaymentItem, RefundLineFields } from "./invoice-fields.ts";
import type { InvoicePartProps } from "./invoice-sheet.tsx";
import { PaymentLine } from "./payment-line.tsx";
import { RefundLine } from "./refund-line.tsx";

/** Every payment that was received for the invoice, and every try; and what was given back. */
export function PaymentsCard(part: InvoicePartProps) {
  const text = useBillingText();
  const payments = readFragment(PaymentItem, part.invoice.payments);
  const refunds = readFragment(RefundLineFields, part.invoice.refunds);
  return (
    <section className="card stack" aria-labelledby="invoice-payments">
      <h2 id="invoice-payments">{text("payments.title")}</h2>
      {payments.length === 0 && <p className="soft">{text("payments.none")}</p>}
      <ul className="payments">
        {payments.map((payment) => (
          <PaymentLine key={payment.id} {...part} payment={payment} />
        ))}
      </ul>
      {refunds.length > 0 && (
        <>
          <h3>{text("refunds.title")}</h3>
          <ul className="payments">
            {refunds.map((refund) => (
              <RefundLine key={refund.id} refund={refund} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
