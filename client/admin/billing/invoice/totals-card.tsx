import { useBillingText } from "../billing-texts.ts";
import { TaxLabel } from "../words/tax-label.tsx";
import { TotalLine } from "../words/total-line.tsx";
import type { ShownInvoice } from "./invoice-fields.ts";

/** What the invoice comes to, and what of it is left. */
export function TotalsCard({ invoice }: { invoice: ShownInvoice }) {
  const text = useBillingText();
  const { status, subtotal, taxes, total, paid, refunded, writtenOff, balance } = invoice;
  const charged = status !== "DRAFT";
  // What none of the lines between says, such as a credit for what was given back.
  const corrected = balance.cents - (total.cents - paid.cents + refunded.cents - writtenOff.cents);
  return (
    <section className="card stack" aria-labelledby="invoice-totals">
      <h2 id="invoice-totals">{text("totals.title")}</h2>
      <dl className="totals">
        <TotalLine label={text("totals.subtotal")} cents={subtotal.cents} />
        {taxes.map(({ code, ratePercent, amount }) => (
          <TotalLine key={code} label={<TaxLabel code={code} percent={ratePercent} />} cents={amount.cents} />
        ))}
        <TotalLine strong label={text("totals.total")} cents={total.cents} />
        {charged && (
          <>
            {paid.cents !== 0 && <TotalLine label={text("totals.paid")} cents={-paid.cents} />}
            {refunded.cents !== 0 && <TotalLine label={text("totals.refunded")} cents={refunded.cents} />}
            {writtenOff.cents !== 0 && <TotalLine label={text("totals.writtenOff")} cents={-writtenOff.cents} />}
            {corrected !== 0 && <TotalLine label={text("totals.corrected")} cents={corrected} />}
            <TotalLine strong label={text(balance.cents < 0 ? "totals.credit" : "totals.balance")} cents={Math.abs(balance.cents)} />
          </>
        )}
      </dl>
    </section>
  );
}
