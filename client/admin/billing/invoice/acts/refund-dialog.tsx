import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../../gql/index.ts";
import type { PaymentItemFragment, RefundMethod } from "../../../../gql/graphql.ts";
import { Choice } from "../../../../shared/forms/choice.tsx";
import { useProblemAt } from "../../../../shared/forms/problems.ts";
import { keptRequestKey } from "../../../../shared/forms/request-key.ts";
import { useLanguage } from "../../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../../shared/language/money.ts";
import { useBillingText } from "../../billing-texts.ts";
import { centsOf } from "../../money/typed-number.ts";
import { AmountField } from "../../words/amount-field.tsx";
import { typedMoney } from "../../words/typed-money.ts";
import { ActDialog, actControl } from "./act-dialog.tsx";
import type { ActProps } from "./act-props.ts";
import { refundableFor } from "./acts-on.ts";
import { ReasonField } from "./reason-field.tsx";
import { useAct } from "./use-act.ts";

const RefundPayment = graphql(`
  mutation RefundPayment($input: RefundPaymentInput!) {
    refundPayment(input: $input) {
      invoice {
        ...InvoiceView
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

const byHand = ["CASH", "CHEQUE", "OTHER"] as const satisfies readonly RefundMethod[];

interface RefundDialogProps extends ActProps {
  readonly payment: PaymentItemFragment;
}

/** Gives back what was received, all of it or a part: through Stripe to the card that paid, or by hand. */
export function RefundDialog({ invoice, payment, onChange, onLook, onClose, onDone }: RefundDialogProps) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const [, refund] = useMutation(RefundPayment);
  const most = refundableFor(payment, invoice.id);
  const methods: readonly RefundMethod[] = payment.method === "CARD" ? ["CARD", ...byHand] : byHand;
  const [amount, setAmount] = useState(() => typedMoney(locale, most));
  const [method, setMethod] = useState(methods[0]!);
  const [reason, setReason] = useState("");
  const [oweAgain, setOweAgain] = useState(false);
  const place = `${invoice.id}.${payment.id}`;
  const { busy, problems, start, complain } = useAct({
    act: "refund",
    id: place,
    onChange,
    onLook,
    onDone: () => onDone(text(method === "CARD" ? "refund.doneCard" : "refund.done")),
  });
  const problemAt = useProblemAt(problems);
  const confirm = (): void => {
    const amountCents = centsOf(amount);
    if (amountCents === null) return complain([{ field: "amountCents", words: "form.notAnAmount" }]);
    const input = { invoiceId: invoice.id, paymentId: payment.id, amountCents, method, reason: reason.trim(), oweAgain };
    void start(async () => {
      const { data, error } = await refund({ input: { ...input, requestKey: keptRequestKey("refund", place) } });
      return { payload: data?.refundPayment, error };
    });
  };
  return (
    <ActDialog
      title={text("refund.title")}
      confirm={text("refund.confirm")}
      busy={busy}
      problems={problems}
      fields={["amountCents", "method", "reason", "oweAgain"]}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <AmountField
        id={actControl("amountCents")}
        label={text("refund.amount")}
        hint={text("refund.amountHint", { most: formatMoney(locale, most) })}
        error={problemAt("amountCents")}
        value={amount}
        onChange={setAmount}
      />
      <fieldset className="group" id={actControl("method")} tabIndex={-1}>
        <legend>{text("refund.how")}</legend>
        <div className="choices">
          {methods.map((each) => (
            <Choice
              key={each}
              type="radio"
              name="method"
              label={text(`refundBy.${each}`)}
              hint={each === "CARD" && text("refund.cardHint")}
              checked={method === each}
              onChange={() => setMethod(each)}
            />
          ))}
        </div>
      </fieldset>
      <ReasonField label={text("refund.reason")} error={problemAt("reason")} value={reason} onChange={setReason} />
      <Choice
        id={actControl("oweAgain")}
        type="checkbox"
        label={text("refund.oweAgain")}
        hint={text("refund.oweAgainHint")}
        checked={oweAgain}
        onChange={({ target }) => setOweAgain(target.checked)}
      />
    </ActDialog>
  );
}
