import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatNumber } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../shared/language/money.ts";
import { useBillingText } from "../billing-texts.ts";

const InvoiceAmountsFields = graphql(`
  fragment InvoiceAmounts on Invoice {
    taxes {
      code
      ratePercent
      amount {
        cents
      }
    }
    subtotal {
      cents
    }
    total {
      cents
    }
    paid {
      cents
    }
    refunded {
      cents
    }
    writtenOff {
      cents
    }
    balance {
      cents
    }
  }
`);

/** From the subtotal to what is left to pay. */
export function InvoiceAmounts({ invoice }: { invoice: FragmentType<typeof InvoiceAmountsFields> }) {
  const { taxes, subtotal, total, paid, refunded, writtenOff, balance } = readFragment(InvoiceAmountsFields, invoice);
  const { locale } = useLanguage();
  const text = useBillingText();
  const row = (key: string, name: string, cents: number, strong = false) => (
    <div key={key} className={strong ? "sum-row total" : "sum-row"}>
      <dt>{name}</dt>
      <dd className="amount">{formatMoney(locale, cents)}</dd>
    </div>
  );
  const rate = (percent: string): string => formatNumber(locale, Number(percent));
  return (
    <section className="stack" aria-labelledby="invoice-amounts">
      <h2 id="invoice-amounts">{text("invoice.amounts")}</h2>
      <dl className="invoice-amounts">
        {taxes.length > 0 && row("subtotal", text("invoice.subtotal"), subtotal.cents)}
        {taxes.map(({ code, ratePercent, amount }) =>
          row(code, text("invoice.tax", { name: text(`tax.${code}`), rate: rate(ratePercent) }), amount.cents),
        )}
        {row("total", text("invoice.total"), total.cents, true)}
        {paid.cents !== 0 && row("paid", text("invoice.paid"), -paid.cents)}
        {refunded.cents !== 0 && row("refunded", text("invoice.refunded"), refunded.cents)}
        {writtenOff.cents !== 0 && row("writtenOff", text("invoice.writtenOff"), -writtenOff.cents)}
        {row("balance", text(balance.cents < 0 ? "invoice.credit" : "invoice.balance"), Math.abs(balance.cents), true)}
      </dl>
    </section>
  );
}
