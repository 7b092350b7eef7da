import { Fragment, useState } from "react";
import { Link } from "react-router";
import type { PaymentItemFragment } from "../../../gql/graphql.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../shared/language/money.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { invoicePath } from "../billing-paths.ts";
import { useBillingText } from "../billing-texts.ts";
import { Money } from "../words/money.tsx";
import { AbandonDialog } from "./acts/abandon-dialog.tsx";
import { RefundDialog } from "./acts/refund-dialog.tsx";
import { actsOn } from "./acts/acts-on.ts";
import type { InvoicePartProps } from "./invoice-sheet.tsx";
import { useFocusHeading } from "./use-focus-heading.ts";

const dialogs = { refund: RefundDialog, abandon: AbandonDialog } as const;

interface PaymentLineProps extends InvoicePartProps {
  readonly payment: PaymentItemFragment;
}

export function PaymentLine({ payment, ...part }: PaymentLineProps) {
  const { locale } = useLanguage();
  const { permissions } = useStaff();
  const text = useBillingText();
  const announce = useAnnounce();
  const focusHeading = useFocusHeading();
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null);
  const { id, method, state, amount, startedAt, settledAt, invoices } = payment;
  const acts = permissions.includes("REFUNDS") ? actsOn(payment, part.invoice.id) : [];
  const others = invoices.filter(({ invoice }) => invoice.id !== part.invoice.id);
  const View = open && dialogs[open];
  return (
    <li className="payment" id={`payment-${id}`}>
      <div>
        <p>
          <strong>
            <Money cents={amount.cents} />
          </strong>{" "}
          · {text(`paid.${method}`)} <span className={`badge ${state === "SUCCEEDED" ? "good" : "plain"}`}>{text(`payment.${state}`)}</span>
        </p>
        <p className="hint">{formatDateTime(locale, settledAt ?? startedAt)}</p>
        {others.length > 0 && (
          <p className="hint">
            {text("payments.also")}{" "}
            {others.map(({ invoice, amount: part }, place) => (
              <Fragment key={invoice.id}>
                {place > 0 && ", "}
                <Link to={invoicePath(invoice.id)}>{text("invoice.number", { number: invoice.number ?? "" })}</Link> (
                {formatMoney(locale, part.cents)})
              </Fragment>
            ))}
          </p>
        )}
      </div>
      {acts.map((act) => (
        <Button key={act} kind="secondary" onClick={() => setOpen(act)}>
          {text(`payments.${act}`)} <span className="visually-hidden">{formatMoney(locale, amount.cents)}</span>
        </Button>
      ))}
      {View && (
        <View
          {...part}
          payment={payment}
          onClose={() => setOpen(null)}
          onDone={(said) => {
            setOpen(null);
            announce(said);
            focusHeading();
          }}
        />
      )}
    </li>
  );
}
