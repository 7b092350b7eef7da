import { formatDate, formatList, formatNumber } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useBillingText } from "../billing-texts.ts";
import { Money } from "../words/money.tsx";
import type { ShownInvoice } from "./invoice-fields.ts";

/** What the invoice is for. On a narrow screen each line is a block of its own, with its columns' names before what they hold. */
export function LinesCard({ invoice: { lines } }: { invoice: ShownInvoice }) {
  const { locale } = useLanguage();
  const text = useBillingText();
  return (
    <section className="card stack" aria-labelledby="invoice-lines">
      <h2 id="invoice-lines">{text("lines.title")}</h2>
      <table className="invoice-lines" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {text("lines.description")}
            </th>
            <th role="columnheader" scope="col" className="number">
              {text("lines.quantity")}
            </th>
            <th role="columnheader" scope="col" className="number">
              {text("lines.unitPrice")}
            </th>
            <th role="columnheader" scope="col" className="number">
              {text("lines.amount")}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {lines.map(({ position, code, description, serviceOn, quantity, unitPrice, amount, taxes }) => (
            <tr key={position} role="row">
              <td role="cell">
                <span className="line-what">{description}</span>
                <span className="hint">
                  {[
                    code,
                    serviceOn && formatDate(locale, serviceOn),
                    taxes.length > 0
                      ? formatList(
                          locale,
                          taxes.map((tax) => text(`tax.${tax}`)),
                        )
                      : text("lines.untaxed"),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </td>
              <td role="cell" className="number" data-label={text("lines.quantity")}>
                {formatNumber(locale, quantity)}
              </td>
              <td role="cell" className="number" data-label={text("lines.unitPrice")}>
                <Money cents={unitPrice.cents} />
              </td>
              <td role="cell" className="number" data-label={text("lines.amount")}>
                <Money cents={amount.cents} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
