import { graphql } from "../../../gql/index.ts";
import type { InvoiceLinesFragment } from "../../../gql/graphql.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDate, formatNumber } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../shared/language/money.ts";
import { useBillingText } from "../billing-texts.ts";

const InvoiceLinesFields = graphql(`
  fragment InvoiceLines on Invoice {
    lines {
      position
      code
      description
      serviceOn
      quantity
      unitPrice {
        cents
      }
      amount {
        cents
      }
    }
  }
`);

type Line = InvoiceLinesFragment["lines"][number];

/** What the invoice asks money for. */
export function InvoiceLines({ invoice }: { invoice: FragmentType<typeof InvoiceLinesFields> }) {
  const { lines } = readFragment(InvoiceLinesFields, invoice);
  const { locale } = useLanguage();
  const text = useBillingText();
  return (
    <section className="stack" aria-labelledby="invoice-lines">
      <h2 id="invoice-lines">{text("invoice.lines")}</h2>
      <ul className="invoice-lines">
        {lines.map((line) => (
          <li key={line.position} className="sum-row">
            <span>
              <span className="line-name">{line.description}</span>
              <LineFacts line={line} />
            </span>
            <span className="amount">{formatMoney(locale, line.amount.cents)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LineFacts({ line: { code, serviceOn, quantity, unitPrice } }: { line: Line }) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const times = quantity === 1 ? null : `${formatNumber(locale, quantity)} × ${formatMoney(locale, unitPrice.cents)}`;
  const day = serviceOn ? text("invoice.servedOn", { day: formatDate(locale, serviceOn) }) : null;
  const facts = [code, day, times].filter(Boolean);
  return facts.length > 0 && <span className="soft line-facts">{facts.join(" · ")}</span>;
}
