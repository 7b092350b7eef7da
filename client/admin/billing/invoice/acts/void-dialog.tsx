import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../../gql/index.ts";
import { useProblemAt } from "../../../../shared/forms/problems.ts";
import { useBillingText } from "../../billing-texts.ts";
import { ActDialog } from "./act-dialog.tsx";
import type { ActProps } from "./act-props.ts";
import { ReasonField } from "./reason-field.tsx";
import { useAct } from "./use-act.ts";

const VoidInvoice = graphql(`
  mutation VoidInvoice($input: VoidInvoiceInput!) {
    voidInvoice(input: $input) {
      invoice {
        ...InvoiceView
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

/** An invoice that should not have been: it stays, with its number, and asks for nothing. */
export function VoidDialog({ invoice, onChange, onLook, onClose, onDone }: ActProps) {
  const text = useBillingText();
  const [, annul] = useMutation(VoidInvoice);
  const [reason, setReason] = useState("");
  const { busy, problems, start } = useAct({ act: "void", id: invoice.id, onChange, onLook, onDone: () => onDone(text("void.done")) });
  const problemAt = useProblemAt(problems);
  const confirm = (): void =>
    void start(async () => {
      const { data, error } = await annul({ input: { invoiceId: invoice.id, reason: reason.trim() } });
      return { payload: data?.voidInvoice, error };
    });
  return (
    <ActDialog
      title={text("void.title", { number: invoice.number ?? "" })}
      confirm={text("void.confirm")}
      busy={busy}
      problems={problems}
      fields={["reason"]}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{text("void.body")}</p>
      <ReasonField label={text("act.reason")} error={problemAt("reason")} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
