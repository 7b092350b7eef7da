import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../../gql/index.ts";
import type { PaymentItemFragment } from "../../../../gql/graphql.ts";
import { useProblemAt } from "../../../../shared/forms/problems.ts";
import { keptRequestKey } from "../../../../shared/forms/request-key.ts";
import { useBillingText } from "../../billing-texts.ts";
import { ActDialog } from "./act-dialog.tsx";
import type { ActProps } from "./act-props.ts";
import { ReasonField } from "./reason-field.tsx";
import { useAct } from "./use-act.ts";

const AbandonPayment = graphql(`
  mutation AbandonPayment($input: AbandonPaymentInput!) {
    abandonPayment(input: $input) {
      payment {
        id
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

interface AbandonDialogProps extends ActProps {
  readonly payment: PaymentItemFragment;
}

/** A card payment of which Stripe can't be asked any more holds its invoices until somebody lets it go. */
export function AbandonDialog({ payment, onChange, onLook, onClose, onDone }: AbandonDialogProps) {
  const text = useBillingText();
  const [, abandon] = useMutation(AbandonPayment);
  const [reason, setReason] = useState("");
  const { busy, problems, start } = useAct({
    act: "abandon",
    id: payment.id,
    onChange,
    onLook,
    onDone: () => onDone(text("abandon.done")),
  });
  const problemAt = useProblemAt(problems);
  const confirm = (): void =>
    void start(async () => {
      const { data, error } = await abandon({
        input: { paymentId: payment.id, reason: reason.trim(), requestKey: keptRequestKey("abandon", payment.id) },
      });
      return { payload: data?.abandonPayment, error };
    });
  return (
    <ActDialog
      title={text("abandon.title")}
      confirm={text("abandon.confirm")}
      busy={busy}
      problems={problems}
      fields={["reason"]}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{text("abandon.body")}</p>
      <ReasonField label={text("act.reason")} error={problemAt("reason")} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
