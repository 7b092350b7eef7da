import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../../gql/index.ts";
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
import { ReasonField } from "./reason-field.tsx";
import { useAct } from "./use-act.ts";

const WriteOffInvoice = graphql(`
  mutation WriteOffInvoice($input: WriteOffInvoiceInput!) {
    writeOffInvoice(input: $input) {
      invoice {
        ...InvoiceView
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

/** What nobody is asked for any more. */
export function WriteOffDialog({ invoice, onChange, onLook, onClose, onDone }: ActProps) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const [, writeOff] = useMutation(WriteOffInvoice);
  const [amount, setAmount] = useState(() => typedMoney(locale, invoice.balance.cents));
  const [reason, setReason] = useState("");
  const { busy, problems, start, complain } = useAct({
    act: "write-off",
    id: invoice.id,
    onChange,
    onLook,
    onDone: (now) => onDone(text("writeOff.done", { balance: formatMoney(locale, now?.balance.cents ?? 0) })),
  });
  const problemAt = useProblemAt(problems);
  const confirm = (): void => {
    const amountCents = centsOf(amount);
    if (amountCents === null) return complain([{ field: "amountCents", words: "form.notAnAmount" }]);
    const input = { invoiceId: invoice.id, amountCents, reason: reason.trim() };
    void start(async () => {
      const { data, error } = await writeOff({ input: { ...input, requestKey: keptRequestKey("write-off", invoice.id) } });
      return { payload: data?.writeOffInvoice, error };
    });
  };
  return (
    <ActDialog
      title={text("writeOff.title")}
      confirm={text("writeOff.confirm")}
      busy={busy}
      problems={problems}
      fields={["amountCents", "reason"]}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{text("writeOff.body")}</p>
      <AmountField
        id={actControl("amountCents")}
        label={text("writeOff.amount")}
        hint={text("writeOff.amountHint", { balance: formatMoney(locale, invoice.balance.cents) })}
        error={problemAt("amountCents")}
        value={amount}
        onChange={setAmount}
      />
      <ReasonField label={text("act.reason")} error={problemAt("reason")} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
