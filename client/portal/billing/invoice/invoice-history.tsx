import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../shared/language/money.ts";
import { useSession } from "../../session/session-provider.tsx";
import { useBillingText } from "../billing-texts.ts";
import { wordsOf } from "./entry-words.ts";

const InvoiceHistoryFields = graphql(`
  fragment InvoiceHistory on Invoice {
    history {
      id
      kind
      method
      reasonCode
      occurredAt
      amount {
        cents
      }
    }
  }
`);

/** All that has changed what is owed. What the clinic pays for card payments is not among it. */
export function InvoiceHistory({ invoice }: { invoice: FragmentType<typeof InvoiceHistoryFields> }) {
  const { history } = readFragment(InvoiceHistoryFields, invoice);
  const { timeZone } = useSession().portal.clinic;
  const { locale } = useLanguage();
  const text = useBillingText();
  if (history.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="invoice-history">
      <h2 id="invoice-history">{text("history.title")}</h2>
      <ol className="invoice-history">
        {history.map((entry) => (
          <li key={entry.id} className="sum-row">
            <span>
              <span className="line-name">{text(wordsOf(entry))}</span>
              <span className="soft line-facts">
                <time dateTime={entry.occurredAt}>{formatDateTime(locale, entry.occurredAt, timeZone)}</time>
              </span>
            </span>
            <span className="amount">
              {entry.amount.cents > 0 ? "+" : ""}
              {formatMoney(locale, entry.amount.cents)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
