import { useState } from "react";
import { useNavigate } from "react-router";
import { useMutation } from "urql";
import { graphql } from "../../../../gql/index.ts";
import { type Problem, problemsOf } from "../../../../shared/forms/problems.ts";
import { hasFault } from "../../../../shared/graphql/faults.ts";
import { useAnnounce } from "../../../../shared/ui/announcer.tsx";
import { billingPath } from "../../billing-paths.ts";
import { useBillingText } from "../../billing-texts.ts";
import { ActDialog } from "./act-dialog.tsx";
import type { ActProps } from "./act-props.ts";

const DiscardInvoice = graphql(`
  mutation DiscardInvoice($input: DiscardInvoiceInput!) {
    discardInvoice(input: $input) {
      errors {
        ...UserErrorFields
      }
    }
  }
`);

/** A draft was never anybody's to pay: nothing of it stays. */
export function DiscardDialog({ invoice, onLook, onClose }: Pick<ActProps, "invoice" | "onLook" | "onClose">) {
  const text = useBillingText();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const [, discard] = useMutation(DiscardInvoice);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const confirm = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblems([]);
    const { data, error } = await discard({ input: { invoiceId: invoice.id, version: invoice.version } });
    setBusy(false);
    const errors = data?.discardInvoice.errors;
    if (errors?.length === 0) {
      announce(text("discard.done"));
      return void navigate(billingPath, { replace: true });
    }
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setProblems(errors ? problemsOf(errors) : [whole]);
    void onLook();
  };
  return (
    <ActDialog
      title={text("discard.title")}
      confirm={text("discard.confirm")}
      busy={busy}
      problems={problems}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <p>{text("discard.body")}</p>
    </ActDialog>
  );
}
