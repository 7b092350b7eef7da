import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { ReasonField } from "../../forms/reason-field.tsx";
import { useText } from "../../use-text.ts";
import type { Chart } from "../chart/patient-chart.ts";
import { useChartChange } from "./use-chart-change.ts";

const SetPatientPortalAccess = graphql(`
  mutation SetPatientPortalAccess($input: SetPatientPortalAccessInput!) {
    setPatientPortalAccess(input: $input) {
      patient {
        ...PatientChart
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

interface AccessDialogProps {
  readonly patientId: string;
  readonly name: string;
  readonly enable: boolean;
  readonly onCancel: () => void;
  readonly onDone: (patient: Chart) => void;
}

/** Says what moving the switch does, and asks why. */
export function AccessDialog({ patientId, name, enable, onCancel, onDone }: AccessDialogProps) {
  const text = useText();
  const [, mutate] = useMutation(SetPatientPortalAccess);
  const [reason, setReason] = useState("");
  const { busy, problems, start } = useChartChange(async () => {
    const input = { patientId, enabled: enable, reason: reason.trim() || null };
    const { data, error } = await mutate({ input });
    return { done: data?.setPatientPortalAccess.patient, errors: data?.setPatientPortalAccess.errors, error };
  }, onDone);
  const problemAt = useProblemAt(problems);
  return (
    <Dialog title={text(enable ? "access.onTitle" : "access.offTitle", { name })} onCancel={onCancel}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <p>{text(enable ? "access.onBody" : "access.offBody")}</p>
        <ErrorSummary problems={problems} controlOf={(field) => (field === "reason" ? "access-reason" : null)} />
        <ReasonField
          id="access-reason"
          label="access.reason"
          hint="access.reasonHint"
          error={problemAt("reason")}
          reason={reason}
          onReason={setReason}
        />
        <div className="row">
          <Button type="submit" busy={busy}>
            {text(busy ? "access.busy" : enable ? "access.onConfirm" : "access.offConfirm")}
          </Button>
          <Button kind="secondary" onClick={onCancel}>
            {text("access.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
