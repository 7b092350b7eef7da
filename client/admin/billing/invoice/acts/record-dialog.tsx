import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../../gql/index.ts";
import type { DeskPaymentMethod } from "../../../../gql/graphql.ts";
import { Choice } from "../../../../shared/forms/choice.tsx";
import { Field } from "../../../../shared/forms/field.tsx";
import { useProblemAt } from "../../../../shared/forms/problems.ts";
import { keptRequestKey } from "../../../../shared/forms/request-key.ts";
import { useLanguage } from "../../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../../shared/language/money.ts";
import { useStaff } from "../../../session/session-provider.tsx";
import { useBillingText } from "../../billing-texts.ts";
import { centsOf } from "../../money/typed-number.ts";
import { AmountField } from "../../words/amount-field.tsx";
import { todayAt } from "../../words/today-at.ts";
import { typedMoney } from "../../words/typed-money.ts";
import { ActDialog, actControl } from "./act-dialog.tsx";
import type { ActProps } from "./act-props.ts";
import { ReasonField } from "./reason-field.tsx";
import { useAct } from "./use-act.ts";

const RecordPayment = graphql(`
  mutation RecordPayment($input: RecordPaymentInput!) {
    recordPayment(input: $input) {
      invoice {
        ...InvoiceView
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

const methods = ["DEBIT", "CASH", "CHEQUE", "OTHER"] as const satisfies readonly DeskPaymentMethod[];

/** Money that was received at the desk, all that is owed or a part of it. */
export function RecordDialog({ invoice, onChange, onLook, onClose, onDone }: ActProps) {
  const { locale } = useLanguage();
  const { clinic } = useStaff();
  const text = useBillingText();
  const [, record] = useMutation(RecordPayment);
  const [amount, setAmount] = useState(() => typedMoney(locale, invoice.balance.cents));
  const [method, setMethod] = useState<DeskPaymentMethod>("DEBIT");
  const [receivedOn, setReceivedOn] = useState(() => todayAt(clinic.timeZone));
  const [note, setNote] = useState("");
  const { busy, problems, start, complain } = useAct({
    act: "payment",
    id: invoice.id,
    onChange,
    onLook,
    onDone: (now) => onDone(text("record.done", { balance: formatMoney(locale, now?.balance.cents ?? 0) })),
  });
  const problemAt = useProblemAt(problems);
  const confirm = (): void => {
    const amountCents = centsOf(amount);
    if (amountCents === null) return complain([{ field: "amountCents", words: "form.notAnAmount" }]);
    if (receivedOn === "") return complain([{ field: "receivedOn", words: "form.notADate" }]);
    const input = { invoiceId: invoice.id, amountCents, method, receivedOn, note: note.trim() || null };
    void start(async () => {
      const { data, error } = await record({ input: { ...input, requestKey: keptRequestKey("payment", invoice.id) } });
      return { payload: data?.recordPayment, error };
    });
  };
  return (
    <ActDialog
      title={text("record.title")}
      confirm={text("record.confirm")}
      busy={busy}
      problems={problems}
      fields={["amountCents", "method", "receivedOn", "note"]}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{text("record.body")}</p>
      <AmountField
        id={actControl("amountCents")}
        label={text("record.amount")}
        hint={text("record.amountHint", { balance: formatMoney(locale, invoice.balance.cents) })}
        error={problemAt("amountCents")}
        value={amount}
        onChange={setAmount}
      />
      <fieldset className="group" id={actControl("method")} tabIndex={-1}>
        <legend>{text("record.method")}</legend>
        <div className="choices">
          {methods.map((each) => (
            <Choice
              key={each}
              type="radio"
              name="method"
              label={text(`paid.${each}`)}
              checked={method === each}
              onChange={() => setMethod(each)}
            />
          ))}
        </div>
      </fieldset>
      <Field id={actControl("receivedOn")} label={text("record.receivedOn")} error={problemAt("receivedOn")}>
        {(control) => (
          <input {...control} className="input" type="date" value={receivedOn} onChange={({ target }) => setReceivedOn(target.value)} />
        )}
      </Field>
      <ReasonField field="note" label={text("record.note")} error={problemAt("note")} value={note} onChange={setNote} />
    </ActDialog>
  );
}
