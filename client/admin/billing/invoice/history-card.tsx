import { readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useActorName } from "../../patients/use-actor-name.ts";
import { useBillingText } from "../billing-texts.ts";
import { Money } from "../words/money.tsx";
import { HistoryEntry, type ShownInvoice } from "./invoice-fields.ts";

/** Everything that ever moved what is owed: their sum is the balance. */
export function HistoryCard({ invoice: { history, balance } }: { invoice: ShownInvoice }) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const actorName = useActorName();
  return (
    <section className="card stack" aria-labelledby="invoice-history">
      <h2 id="invoice-history">{text("invoice.historyTitle")}</h2>
      <p className="hint">{text("history.hint")}</p>
      <ol className="history">
        {readFragment(HistoryEntry, history).map(({ id, kind, method, reason, reasonCode, occurredAt, amount, actor }) => (
          <li key={id} className="history-entry">
            <div>
              <p>
                <strong>{text(`entry.${kind}`)}</strong>
                {method && kind !== "CORRECTION" && <> · {text(`paid.${method}`)}</>}
                {reasonCode && <> · {text(`entryReason.${reasonCode}`)}</>}
              </p>
              {reason && reasonCode !== "CREDIT" && <p className="written">{reason}</p>}
              <p className="hint">{text("history.by", { when: formatDateTime(locale, occurredAt), who: actorName(actor) })}</p>
            </div>
            <p className="history-amount">
              <Money cents={amount.cents} />
            </p>
          </li>
        ))}
        <li className="history-entry sum">
          <p>
            <strong>{text(balance.cents < 0 ? "totals.credit" : "totals.balance")}</strong>
          </p>
          <p className="history-amount">
            <strong>
              <Money cents={balance.cents} />
            </strong>
          </p>
        </li>
      </ol>
    </section>
  );
}
