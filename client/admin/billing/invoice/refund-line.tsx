import type { RefundLineFragment } from "../../../gql/graphql.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useActorName } from "../../patients/use-actor-name.ts";
import { useBillingText } from "../billing-texts.ts";
import { Money } from "../words/money.tsx";

const looks = { PREPARING: "plain", SENT: "plain", SUCCEEDED: "good", FAILED: "caution" } as const;

/** Money given back, or on its way, and why. */
export function RefundLine({ refund }: { refund: RefundLineFragment }) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const actorName = useActorName();
  const { method, state, reason, oweAgain, startedAt, settledAt, amount, actor } = refund;
  return (
    <li className="payment">
      <div>
        <p>
          <strong>
            <Money cents={amount.cents} />
          </strong>{" "}
          · {text(`refundBy.${method}`)} <span className={`badge ${looks[state]}`}>{text(`refund.${state}`)}</span>
        </p>
        <p className="written">{reason}</p>
        {oweAgain && <p className="hint">{text("refunds.oweAgain")}</p>}
        {state === "FAILED" && <p className="hint">{text("refunds.failedBody")}</p>}
        <p className="hint">{text("history.by", { when: formatDateTime(locale, settledAt ?? startedAt), who: actorName(actor) })}</p>
      </div>
    </li>
  );
}
