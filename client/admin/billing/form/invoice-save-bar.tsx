import { Button } from "../../../shared/ui/button.tsx";
import { useBillingText } from "../billing-texts.ts";

interface InvoiceSaveBarProps {
  readonly isNew: boolean;
  readonly changed: boolean;
  readonly busy: boolean;
  readonly onIssue: () => void;
}

/** A draft can wait; to issue it asks once more, once it is saved. */
export function InvoiceSaveBar({ isNew, changed, busy, onIssue }: InvoiceSaveBarProps) {
  const text = useBillingText();
  return (
    <div className="dock">
      <div className={`save-bar${changed ? " changed" : ""}`}>
        <p role="status">{text(busy ? "form.busy" : changed ? "form.unsaved" : isNew ? "form.nothingYet" : "form.unchanged")}</p>
        <div className="row">
          <Button type="submit" kind="secondary" busy={busy || !changed}>
            {text("form.saveDraft")}
          </Button>
          <Button busy={busy || !changed} onClick={onIssue}>
            {text("form.saveAndIssue")}
          </Button>
        </div>
      </div>
    </div>
  );
}
