import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../shared/language/money.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { PhoneLink } from "../../frame/phone-link.tsx";
import { useSession } from "../../session/session-provider.tsx";
import { useBillingText } from "../billing-texts.ts";
import { type KnownPayment, type Payment, type Shown, shownOf } from "./known-payment.ts";
import { OpenActions } from "./open-actions.tsx";
import { PaidInvoices } from "./paid-invoices.tsx";
import { bodyOf, titles } from "./payment-words.ts";

const looks = {
  CHECKING: "neutral",
  PREPARING: "warning",
  OPEN: "neutral",
  DECLINED: "danger",
  PROCESSING: "neutral",
  SUCCEEDED: "success",
  FAILED: "danger",
  EXPIRED: "neutral",
  CANCELLED: "neutral",
  UNRESOLVED: "warning",
} as const satisfies Record<Shown, "danger" | "warning" | "success" | "neutral">;

interface PaymentDetailsProps {
  readonly known: KnownPayment;
  readonly onLearn: (payment: Payment | null, reached: boolean) => void;
}

export function PaymentDetails({ known, onLearn }: PaymentDetailsProps) {
  const { payment, doubt } = known;
  const { name, phone, timeZone } = useSession().portal.clinic;
  const { locale } = useLanguage();
  const text = useBillingText();
  const shown = shownOf(known);
  useSaid(text(titles[shown]), shown);
  const { startedAt, settledAt, amount } = payment;
  const time = (instant: string): string => formatDateTime(locale, instant, timeZone);
  const open = shown === "OPEN" || shown === "DECLINED" || shown === "PREPARING";
  const over = shown === "FAILED" || shown === "EXPIRED" || shown === "CANCELLED";
  return (
    <>
      <PageHeading title={text(titles[shown])} place={name} />
      <div className="stack" aria-busy={shown === "CHECKING"}>
        <Notice kind={looks[shown]}>
          <p>
            {text(bodyOf(shown, payment), { amount: formatMoney(locale, amount.cents) })}
            {shown === "UNRESOLVED" && (
              <>
                {" "}
                <PhoneLink phone={phone} />
              </>
            )}
          </p>
          {shown === "PROCESSING" && <p>{text("payment.follow")}</p>}
        </Notice>
        {doubt && <p className="hint">{text(doubt === "stripe" ? "payment.unreachable" : "payment.stale")}</p>}
        {open && <OpenActions payment={payment} onLearn={onLearn} />}
        {over && (
          <p>
            <Link className="button" to="/invoices">
              {text("payment.again")}
            </Link>
          </p>
        )}
      </div>
      <PaidInvoices payment={payment} />
      <p className="soft">
        {settledAt && shown === "SUCCEEDED"
          ? text("payment.received", { time: time(settledAt) })
          : text("payment.startedAt", { time: time(startedAt) })}
      </p>
    </>
  );
}

/** What has changed while somebody waits is said aloud. */
function useSaid(words: string, shown: Shown): void {
  const announce = useAnnounce();
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    announce(words);
  }, [shown, words, announce]);
}
