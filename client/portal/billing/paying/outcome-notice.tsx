import type { Ref } from "react";
import { Link } from "react-router";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../shared/language/money.ts";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PhoneLink } from "../../frame/phone-link.tsx";
import { useSession } from "../../session/session-provider.tsx";
import { useBillingText } from "../billing-texts.ts";
import { type Choice, leastCents, mostInvoices } from "./choice.ts";
import type { Hindered } from "./started.ts";

/** Why nothing is paid yet. */
export type Told =
  /** What is chosen can't be paid: the words follow the choice. */
  { readonly kind: "choice" } | { readonly kind: "answer"; readonly why: Hindered; readonly cents: number };

interface OutcomeNoticeProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly told: Told | null;
  readonly choice: Choice;
}

export function OutcomeNotice({ ref, told, choice }: OutcomeNoticeProps) {
  const shown = told?.kind === "answer" ? <Answer {...told} choice={choice} /> : told && <WrongChoice choice={choice} />;
  return (
    shown && (
      <div ref={ref} tabIndex={-1} role="group" className="outcome">
        {shown}
      </div>
    )
  );
}

function WrongChoice({ choice }: { choice: Choice }) {
  const { locale } = useLanguage();
  const text = useBillingText();
  if (choice.kind === "payable") return null;
  return (
    <Notice kind="warning">
      <p>
        {choice.kind === "nothing" && text("pay.chooseFirst")}
        {choice.kind === "tooLittle" && text("pay.tooLittle", { least: formatMoney(locale, leastCents) })}
        {choice.kind === "tooMany" && text("pay.tooMany", { most: mostInvoices })}
      </p>
    </Notice>
  );
}

function Answer({ why, cents, choice }: Extract<Told, { readonly kind: "answer" }> & { choice: Choice }) {
  const { phone } = useSession().portal.clinic;
  const { locale } = useLanguage();
  const text = useBillingText();
  switch (why.kind) {
    case "changed": {
      const now = choice.kind === "nothing" ? 0 : choice.cents;
      const values = { before: formatMoney(locale, cents), now: formatMoney(locale, now) };
      return (
        <Notice kind="warning" title={text("pay.newTotal")}>
          <p>{now > 0 && now !== cents ? text("pay.newTotalBody", values) : text("pay.changed")}</p>
        </Notice>
      );
    }
    case "notPayable":
      return (
        <Notice kind="warning" title={text("pay.notPayable")}>
          <p>{text("pay.notPayableBody")}</p>
        </Notice>
      );
    case "billingOff":
      return (
        <Notice kind="warning" title={text("billing.off")}>
          <p>
            {text("pay.billingOff")} <PhoneLink phone={phone} />
          </p>
        </Notice>
      );
    case "inProgress":
      return (
        <Notice kind="warning" title={text("pay.inProgress")}>
          <p>{text("pay.inProgressBody")}</p>
          <p>
            <Link to={`/invoices/payments/${encodeURIComponent(why.paymentId)}`}>{text("pay.inProgressLink")}</Link>
          </p>
        </Notice>
      );
    case "unreachable":
    case "unanswered":
      return (
        <Notice kind="danger" title={text(why.kind === "unreachable" ? "pay.unreachable" : "pay.failed")}>
          <p>{text(why.kind === "unreachable" ? "pay.unreachableBody" : "pay.failedBody")}</p>
        </Notice>
      );
    case "refused":
      return (
        <Notice kind="danger" title={text("pay.failed")}>
          <p>{why.words[locale]}</p>
        </Notice>
      );
  }
}
