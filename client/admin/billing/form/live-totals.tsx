import { useBillingText } from "../billing-texts.ts";
import { totalsOf } from "../money/totals.ts";
import { TaxLabel } from "../words/tax-label.tsx";
import { TotalLine } from "../words/total-line.tsx";
import { type InvoiceValues, pricedLine } from "./invoice-values.ts";
import type { ChargedRate } from "./tax-rates.ts";

interface LiveTotalsProps {
  readonly values: InvoiceValues;
  readonly rates: readonly ChargedRate[] | null;
}

/** What the lines come to so far. What can't be read yet counts as nothing; the server computes it again. */
export function LiveTotals({ values, rates }: LiveTotalsProps) {
  const text = useBillingText();
  const known = rates ?? [];
  const charged = known.map(({ code }) => code);
  const { subtotalCents, taxes, totalCents } = totalsOf(
    values.lines.map((line) => pricedLine(line, charged)),
    known,
  );
  return (
    <section className="card stack live-totals" aria-labelledby="invoice-live-totals">
      <h2 id="invoice-live-totals">{text("totals.title")}</h2>
      <dl className="totals">
        <TotalLine label={text("totals.subtotal")} cents={subtotalCents} />
        {taxes.map(({ code, amountCents }) => (
          <TotalLine
            key={code}
            label={<TaxLabel code={code} percent={known.find((rate) => rate.code === code)?.percent ?? "0"} />}
            cents={amountCents}
          />
        ))}
        <TotalLine strong label={text("totals.total")} cents={totalCents} />
      </dl>
    </section>
  );
}
