import type { ReactNode } from "react";
import { ErrorSummary } from "../../../../shared/forms/error-summary.tsx";
import type { Problem } from "../../../../shared/forms/problems.ts";
import { Button } from "../../../../shared/ui/button.tsx";
import { Dialog } from "../../../../shared/ui/dialog.tsx";
import { useBillingText } from "../../billing-texts.ts";

interface ActDialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly busy: boolean;
  readonly problems: readonly Problem[];
  /** The fields that have a control of their own: `act-` and the field's name. */
  readonly fields?: readonly string[];
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

export const actControl = (field: string): string => `act-${field}`;

/** Says what an act will do, and asks what it needs to know. What was typed stays through whatever is wrong with it. */
export function ActDialog({ title, confirm, busy, problems, fields = [], onConfirm, onCancel, children }: ActDialogProps) {
  const text = useBillingText();
  return (
    <Dialog title={title} onCancel={onCancel}>
      <form
        className="stack"
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <ErrorSummary problems={problems} controlOf={(field) => (fields.includes(field) ? actControl(field) : null)} />
        {children}
        <div className="row">
          <Button type="submit" busy={busy}>
            {busy ? text("act.busy") : confirm}
          </Button>
          <Button kind="secondary" onClick={onCancel}>
            {text("act.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
