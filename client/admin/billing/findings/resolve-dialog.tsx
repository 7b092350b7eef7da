import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import { useBillingText } from "../billing-texts.ts";
import { ActDialog } from "../invoice/acts/act-dialog.tsx";
import { ReasonField } from "../invoice/acts/reason-field.tsx";
import { useChartChange } from "../../patients/access/use-chart-change.ts";

const ResolveBillingFinding = graphql(`
  mutation ResolveBillingFinding($input: ResolveBillingFindingInput!) {
    resolveBillingFinding(input: $input) {
      billingFinding {
        id
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

interface ResolveDialogProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** That it was dealt with, and how, for whoever asks later. */
export function ResolveDialog({ id, onClose, onDone }: ResolveDialogProps) {
  const text = useBillingText();
  const [, resolve] = useMutation(ResolveBillingFinding);
  const [note, setNote] = useState("");
  const { busy, problems, start } = useChartChange(async () => {
    const { data, error } = await resolve({ input: { id, note: note.trim() || null } });
    return { done: data?.resolveBillingFinding.billingFinding, errors: data?.resolveBillingFinding.errors, error };
  }, onDone);
  const problemAt = useProblemAt(problems);
  return (
    <ActDialog
      title={text("findings.resolveTitle")}
      confirm={text("findings.resolve")}
      busy={busy}
      problems={problems}
      fields={["note"]}
      onConfirm={() => void start()}
      onCancel={onClose}
    >
      <p>{text("findings.resolveBody")}</p>
      <ReasonField field="note" label={text("findings.note")} error={problemAt("note")} value={note} onChange={setNote} />
    </ActDialog>
  );
}
